@echo off
rem Runs Slipway from the folder that it was unpacked into. Needs Java 17 or newer.
rem SLIPWAY_JAVA_OPTS adds JVM options, for instance: set SLIPWAY_JAVA_OPTS=-Xmx4g
setlocal
set "ROOT=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -Xmx512m -XX:+UseSerialGC -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED "-Dslipway.root=%ROOT%" %SLIPWAY_JAVA_OPTS% -cp "%ROOT%\lib\*" io.slipway.app.Main %*
exit /b %ERRORLEVEL%
