; The installer. The build names VERSION, NUMBERS (four of them), FILES (what to pack, as instructions), SETUP (the file to
; write), ICON and SIZE (in KiB); QUICK for a larger one that is made in seconds.
;
;   setup.exe /S                     installs silently: for all users if it may, else for this one
;   setup.exe /S /AllUsers           ... for all users; ends with 740 where it may not
;   setup.exe /S /CurrentUser        ... for this user alone
;   setup.exe /S /D=C:\some\folder   ... into a folder; the last argument, without quotes
;
; Exit codes: 0 done; 1 stopped by the person; 2 it failed; 5 the program is running; 740 the rights are missing.

Unicode true
Target amd64-unicode
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
SetDateSave on
ManifestDPIAware true
ManifestSupportedOS Win10

!define NAME "Treatment worksheet"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\hrbc-desktop"
!define FILE_TYPE "hrbc-desktop.worksheet"
!define PROGRAM "hrbc-desktop.exe"
!define PARTS "hrbc-desktop"
!define RUNNING 5
!define RIGHTS_MISSING 740

!define MULTIUSER_MINWIN 0x600
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_FUNCTION goToNamedFolder
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh

Name "${NAME}"
OutFile "${SETUP}"
Caption "${NAME} ${VERSION}"
BrandingText " "
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs ${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "the hrbc_desktop contributors"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Open the program now"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "This takes the program off the computer. Worksheets stay: those of each person in AppData\Local\hrbc_desktop in her own folder, and the PDFs where she saved them."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var named

Function .onInit
  StrCpy $named $INSTDIR ; empty but for /D=
  ${GetParameters} $0
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
    ${AndIf} ${Silent}
      SetErrorLevel ${RIGHTS_MISSING}
      Quit
    ${EndIf}
  ${EndIf}
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function goToNamedFolder
  ${If} $named != ""
    StrCpy $INSTDIR $named
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

; Windows lets nobody write into a program that runs.
!macro STOP_IF_RUNNING what
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      SetErrorLevel ${RUNNING}
      MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME} is open. Close it, then ${what} again. Nothing was changed." /SD IDOK
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section
  !insertmacro STOP_IF_RUNNING "install"
  SetOverwrite on
  RMDir /r "$INSTDIR\${PARTS}" ; of the version before
  ClearErrors
  !include "${FILES}"
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "Not all files could be written. Free some space or choose another folder, then install again. Worksheets are safe."
  ${EndIf}
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "Publisher" "the hrbc_desktop contributors"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1

  ; "Open with" for PDFs. What usually opens them stays: most PDFs are no worksheets.
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}" "" "Treatment worksheet (PDF)"
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.pdf\OpenWithProgids" "${FILE_TYPE}" ""
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\SupportedTypes" ".pdf" ""
  WriteRegStr SHCTX "Software\Classes\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}" "" "$INSTDIR\${PROGRAM}"
  ${RefreshShellIcons}
SectionEnd

Section Uninstall
  !insertmacro STOP_IF_RUNNING "uninstall"
  RMDir /r "$INSTDIR\${PARTS}"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\hrbc-desktop.com"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegValue SHCTX "Software\Classes\.pdf\OpenWithProgids" "${FILE_TYPE}"
  DeleteRegKey SHCTX "Software\Classes\${FILE_TYPE}"
  DeleteRegKey SHCTX "Software\Classes\Applications\${PROGRAM}"
  DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}"
  DeleteRegKey SHCTX "${KEY}"
  ${RefreshShellIcons}
SectionEnd
