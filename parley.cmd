@ECHO OFF
REM Starts Parley from a checkout: builds it if nothing is built or a source changed, then runs it.
REM   PARLEY_JAVA_HOME  the JDK to use (25 or newer); else one is looked for, see build\find-jdk.cmd
REM   PARLEY_NO_BUILD   set to 1: run what is built, whatever the sources say
REM Works from any folder and with spaces in any path. Chatter goes to standard error.
SETLOCAL DISABLEDELAYEDEXPANSION
SET "PARLEY_ROOT=%~dp0"
SET "PARLEY_TARGET=%PARLEY_ROOT%app\target"
CALL "%PARLEY_ROOT%build\find-jdk.cmd" || EXIT /B 1
IF NOT "%PARLEY_NO_BUILD%"=="1" (
  CALL :stale && (
    CALL :build || EXIT /B 1
  )
)
REM How Java runs is said in one place for all launchers. Only the window needs JavaFX, on the module path.
SET "PARLEY_JVM=%PARLEY_ROOT%installers\jvm\command.args"
SET PARLEY_FX=
IF "%~1"=="gateway" SET "PARLEY_JVM=%PARLEY_ROOT%installers\jvm\gateway.args"
SET PARLEY_WINDOW=
IF "%~1"=="" SET PARLEY_WINDOW=1
IF "%~1"=="demo" SET PARLEY_WINDOW=1
IF "%~x1"==".parley-chat" SET PARLEY_WINDOW=1
IF "%~x1"==".parley-profiles" SET PARLEY_WINDOW=1
IF DEFINED PARLEY_WINDOW (
  SET "PARLEY_JVM=%PARLEY_ROOT%installers\jvm\window.args"
  SET PARLEY_FX=-p "%PARLEY_TARGET%\javafx" --add-modules javafx.controls
)
"%JAVA_HOME%\bin\java.exe" "@%PARLEY_JVM%" %PARLEY_FX% -cp "%PARLEY_TARGET%\libs\*" dev.parley.app.Launcher %*
EXIT /B %ERRORLEVEL%

REM Succeeds if something must be built. Folders count as sources, so that a deleted file does too.
:stale
IF NOT EXIST "%PARLEY_TARGET%\libs.stamp" EXIT /B 0
powershell -NoProfile -NonInteractive -Command "$r=$env:PARLEY_ROOT; $t=(Get-Item -LiteralPath (Join-Path $env:PARLEY_TARGET 'libs.stamp')).LastWriteTimeUtc; $m='client-core','local-gateway','assets','app'; $p=@('pom.xml')+($m|ForEach-Object{$_+'\pom.xml'})|ForEach-Object{Get-Item -LiteralPath (Join-Path $r $_)}; $s=$m|ForEach-Object{$d=Join-Path $r ($_+'\src\main'); Get-Item -LiteralPath $d; Get-ChildItem -Recurse -LiteralPath $d}; if(@($p)+@($s)|Where-Object{$_.LastWriteTimeUtc -gt $t}|Select-Object -First 1){exit 0}else{exit 1}"
EXIT /B %ERRORLEVEL%

REM Builds while a handle on the lock file is held; a second starter waits, then finds everything built. Windows lets go
REM of the handle when its process ends, however it ends, so a lock cannot be left behind.
:build
IF NOT EXIST "%PARLEY_TARGET%" MKDIR "%PARLEY_TARGET%"
:wait
2>NUL (
  9>"%PARLEY_TARGET%\build.lock" CALL :locked
) && EXIT /B 0
IF EXIST "%PARLEY_TARGET%\build.failed" (
  DEL "%PARLEY_TARGET%\build.failed"
  ECHO The build failed; what it said is above.>&2
  EXIT /B 1
)
PING -n 2 127.0.0.1 >NUL
GOTO wait

:locked
CALL :stale || EXIT /B 0
ECHO Building Parley ^(about a minute the first time^).>CON
PUSHD "%PARLEY_ROOT%"
CALL mvnw.cmd -B -ntp -q -pl app -am package -Dmaven.test.skip=true -Dspotless.check.skip -Djacoco.skip <NUL >CON 2>&1
SET "PARLEY_BUILT=%ERRORLEVEL%"
POPD
IF NOT "%PARLEY_BUILT%"=="0" (
  ECHO failed>"%PARLEY_TARGET%\build.failed"
  EXIT /B 1
)
EXIT /B 0
