@ECHO OFF
REM Finds a JDK 25 or newer and puts it into JAVA_HOME. Called by mvnw.cmd and parley.cmd, so that both agree.
REM Searched in this order: PARLEY_JAVA_HOME, JAVA_HOME, Program Files, SDKMAN, %USERPROFILE%\.jdks, the java on the PATH.
REM A JDK's version is read from its "release" file: no JVM is started to ask.

IF DEFINED PARLEY_JAVA_HOME (
  CALL :check "%PARLEY_JAVA_HOME%" && EXIT /B 0
  ECHO PARLEY_JAVA_HOME is %PARLEY_JAVA_HOME%, which is not a JDK 25 or newer.>&2
  EXIT /B 1
)
IF DEFINED JAVA_HOME CALL :check "%JAVA_HOME%" && EXIT /B 0
FOR /D %%R IN ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java") DO (
  FOR /D %%D IN ("%%~R\*") DO CALL :check "%%~D" && EXIT /B 0
)
FOR /F "delims=" %%J IN ('WHERE java 2^>NUL') DO CALL :check "%%~dpJ.." && EXIT /B 0
ECHO Parley needs a JDK 25 or newer and found none. Get one from https://adoptium.net (Temurin 25)>&2
ECHO or set PARLEY_JAVA_HOME to the one you have.>&2
EXIT /B 1

REM Sets JAVA_HOME to %1 and succeeds if that is a JDK 25 or newer.
:check
IF NOT EXIST "%~1\bin\javac.exe" EXIT /B 1
IF NOT EXIST "%~1\release" EXIT /B 1
REM The line reads JAVA_VERSION="25.0.3": split at =, . and the quotation mark.
FOR /F tokens^=2^ delims^=^=.^" %%V IN ('FINDSTR /B "JAVA_VERSION=" "%~1\release"') DO IF %%V GEQ 25 (
  SET "JAVA_HOME=%~1"
  EXIT /B 0
)
EXIT /B 1
