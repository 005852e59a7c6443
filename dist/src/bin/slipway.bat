@echo off
rem Runs Slipway from the folder that it was unpacked into. Needs Java 17 or newer.
rem SLIPWAY_JAVA_OPTS adds JVM options, for instance: set SLIPWAY_JAVA_OPTS=-Xmx4g
setlocal
set "ROOT=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if exist "%ROOT%\jre\bin\java.exe" set "JAVA=%ROOT%\jre\bin\java"
set "MAJOR=0"
for /f "tokens=3" %%v in ('^""%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /l /c:"java.specification.version"^"') do set "MAJOR=%%v"
if %MAJOR% LSS 17 (
  echo slipway: Java 17 or newer is needed: found=%MAJOR%, java="%JAVA%" 1>&2
  exit /b 2
)
rem The optimising compiler pays where a file of 500 MB or more is read: late, and inlining less; the heap may grow further too. The
rem compiler comes late also for a topic, which may be short or long. Its usual settings are for the work of a planned study and of a
rem cluster.
rem Sizes above 2 GB are compared as texts, for which a limit of 1 and zeros is right.
set "COMPILER=-XX:TieredStopAtLevel=1"
set "HEAP=-Xmx512m"
set "LATE=-XX:Tier4InvocationThreshold=60000 -XX:Tier4MinInvocationThreshold=8000 -XX:Tier4CompileThreshold=180000 -XX:Tier4BackEdgeThreshold=500000 -XX:InlineSmallCode=1000 -XX:MaxInlineLevel=9"
for %%w in (%*) do if exist "%%~w" if not "%%~zw"=="" if %%~zw GEQ 500000000 set "COMPILER=%LATE%" & set "HEAP=-Xmx1000m"
for %%w in (%*) do if exist "%%~w" if not "%%~zw"=="" if %%~zw GEQ 1000000000 set "COMPILER=%LATE%" & set "HEAP=-Xmx1000m"
if "%~1"=="work" set "COMPILER="
if "%~1"=="cluster" set "COMPILER="
if "%~1"=="run" set "COMPILER=%LATE%"
if "%~1"=="record" set "COMPILER=%LATE%"
set "TOPIC="
for %%w in (%*) do if "%%~w"=="--topic" set "TOPIC=yes"
for %%w in (%*) do if "%%~w"=="-t" set "TOPIC=yes"
for %%c in (backtest tune study calibrate) do if "%~1"=="%%c" if defined TOPIC set "COMPILER=%LATE%"
rem The libraries of the embedded Kafka broker, for the commands that start one.
set "CLASSES=%ROOT%\lib\*"
if "%~1"=="demo" set "CLASSES=%ROOT%\lib\*;%ROOT%\lib\broker\*"
if "%~1"=="broker" set "CLASSES=%ROOT%\lib\*;%ROOT%\lib\broker\*"
set "MEMORY="
if %MAJOR% GEQ 24 set "MEMORY=--sun-misc-unsafe-memory-access=allow"
"%JAVA%" -Xshare:auto -XX:-UsePerfData %HEAP% -XX:+UseSerialGC -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED %MEMORY% %COMPILER% "-Dslipway.root=%ROOT%" %SLIPWAY_JAVA_OPTS% -cp "%CLASSES%" io.slipway.app.Main %*
exit /b %ERRORLEVEL%
