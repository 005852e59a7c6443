@echo off
rem Runs Slipway from the folder that it was unpacked into. Needs Java 17 or newer.
rem SLIPWAY_JAVA_OPTS adds JVM options, for instance: set SLIPWAY_JAVA_OPTS=-Xmx4g
setlocal
set "ROOT=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if exist "%ROOT%\jre\bin\java.exe" set "JAVA=%ROOT%\jre\bin\java"
rem The libraries of the embedded Kafka broker, for the commands that start one.
set "CLASSES=%ROOT%\lib\*"
if "%~1"=="demo" set "CLASSES=%ROOT%\lib\*;%ROOT%\lib\broker\*"
if "%~1"=="broker" set "CLASSES=%ROOT%\lib\*;%ROOT%\lib\broker\*"
"%JAVA%" -Xmx512m -XX:+UseSerialGC -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED "-Dslipway.root=%ROOT%" %SLIPWAY_JAVA_OPTS% -cp "%CLASSES%" io.slipway.app.Main %*
exit /b %ERRORLEVEL%
