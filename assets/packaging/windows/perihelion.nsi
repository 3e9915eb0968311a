; The installer: for the user that runs it, without administrator. Silently with /S,
; then /PATH puts the command on the PATH, and /D=FOLDER, last, chooses the folder.
Unicode true
Target amd64-unicode
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include path.nsh

!define NAME Perihelion
!define DOCUMENT Perihelion.Document
!define UNINSTALL Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}
!define CLASSES Software\Classes

Name ${NAME}
OutFile "${OUT}"
InstallDir $LOCALAPPDATA\Programs\${NAME}
InstallDirRegKey HKCU "${UNINSTALL}" InstallLocation
BrandingText "${NAME} ${VERSION}"

VIProductVersion ${VERSION}.0
VIFileVersion ${VERSION}.0
VIAddVersionKey ProductName ${NAME}
VIAddVersionKey ProductVersion ${VERSION}
VIAddVersionKey FileVersion ${VERSION}
VIAddVersionKey FileDescription "${NAME} installer"
VIAddVersionKey CompanyName "The Perihelion authors"
VIAddVersionKey LegalCopyright "Copyright (c) 2026, the Perihelion authors. BSD 3-Clause License."

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN $INSTDIR\perihelionw.exe
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

; A program that runs cannot be written, and to replace a part of its files would
; leave two versions mixed.
!macro AwaitEnd PROGRAM
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    ${If} ${Cmd} 'MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PROGRAM} is running, or you may not write it. Close ${NAME} and its commands, then retry." /SD IDCANCEL IDCANCEL'
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro TellShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
!macroend

Section "${NAME}" SectionProgram
  SectionIn RO
  ; What an earlier installation left in another folder would have no uninstaller in
  ; the list any more.
  ReadRegStr $1 HKCU "${UNINSTALL}" InstallLocation
  ${If} $1 != ""
  ${AndIf} $1 != $INSTDIR
  ${AndIf} ${FileExists} $1\uninstall.exe
    ExecWait '"$1\uninstall.exe" /S _?=$1' $2
    ${If} $2 <> 0
      Abort "The version in $1 could not be removed. Close ${NAME} and its commands, then install again."
    ${EndIf}
    Delete $1\uninstall.exe
    RMDir $1
  ${EndIf}
  !insertmacro AwaitEnd perihelionw.exe
  !insertmacro AwaitEnd perihelion.exe
  SetOutPath $INSTDIR
  File "${FOLDER}/*"
  WriteUninstaller $INSTDIR\uninstall.exe

  CreateShortcut $SMPROGRAMS\${NAME}.lnk $INSTDIR\perihelionw.exe "" "" "" "" "" "Where the planets stand, and how fast servers answer that question"

  ; "Apps & features" of the settings.
  WriteRegStr HKCU "${UNINSTALL}" DisplayName ${NAME}
  WriteRegStr HKCU "${UNINSTALL}" DisplayVersion ${VERSION}
  WriteRegStr HKCU "${UNINSTALL}" DisplayIcon $INSTDIR\perihelionw.exe
  WriteRegStr HKCU "${UNINSTALL}" Publisher "The Perihelion authors"
  WriteRegStr HKCU "${UNINSTALL}" InstallLocation $INSTDIR
  WriteRegStr HKCU "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" NoModify 1
  WriteRegDWORD HKCU "${UNINSTALL}" NoRepair 1
  ${GetSize} $INSTDIR /S=0K $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" EstimatedSize $0
SectionEnd

Section "Open plans and runs (*.perihelion)" SectionDocument
  WriteRegStr HKCU "${CLASSES}\.perihelion" "" ${DOCUMENT}
  WriteRegStr HKCU "${CLASSES}\.perihelion" "Content Type" application/x-perihelion+json
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}" "" "${NAME} plan or run"
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\DefaultIcon" "" $INSTDIR\perihelionw.exe,0
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\shell\open\command" "" '"$INSTDIR\perihelionw.exe" "%1"'
  !insertmacro TellShell
SectionEnd

Section /o "Command on the PATH" SectionPath
  !insertmacro AddToPath $INSTDIR
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionProgram} "The program, and its entry in the Start menu."
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionDocument} "A double click on a plan or a run opens it."
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionPath} "$\"perihelion$\" can be typed in every terminal that is opened from then on."
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} needs Windows 10 or newer." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 /PATH $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionPath}
  ${EndIf}
FunctionEnd

Section Uninstall
  !insertmacro AwaitEnd perihelionw.exe
  !insertmacro AwaitEnd perihelion.exe
  !insertmacro RemoveFromPath $INSTDIR
  ReadRegStr $0 HKCU "${CLASSES}\.perihelion" ""
  ${If} $0 == ${DOCUMENT}
    DeleteRegKey HKCU "${CLASSES}\.perihelion"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${DOCUMENT}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TellShell
  Delete $SMPROGRAMS\${NAME}.lnk
  ; By name, and the folder only if nothing else is in it: somebody may have chosen
  ; one that holds other files.
  Delete $INSTDIR\perihelion.exe
  Delete $INSTDIR\perihelionw.exe
  Delete $INSTDIR\LICENSE.txt
  Delete $INSTDIR\NOTICES.txt
  Delete $INSTDIR\README.txt
  Delete $INSTDIR\uninstall.exe
  RMDir $INSTDIR
SectionEnd
