@echo off
rem The waybill command of the packaged app (Windows): the program of the app, in command mode. A prompt does not wait for a
rem window program; a batch file does, and hands on its output and its exit code.
setlocal
if "%~1"=="" (
  start "" "%~dp0..\..\Waybill.exe"
  exit /b 0
)
"%~dp0..\..\Waybill.exe" -- %*
exit /b %ERRORLEVEL%
