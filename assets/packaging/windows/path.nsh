; Puts a folder at the end of the user's PATH, and takes it away. A variable of NSIS
; holds 1,024 letters and would cut a longer PATH off, so the value stays in memory
; of its own, and with its type: %VARIABLES% in it are not expanded.
;
; There it begins and ends with a semicolon, so that ";FOLDER;" is found wherever it is.
;   $R0 key   $R1 memory   $R2 type   $R3 length in bytes   $R4 place of ";FOLDER;", or 0
!define HKEY_OF_USER 0x80000001
!define KEY_READ_WRITE 0x0002001F
!define REG_EXPAND_SZ 2
!define ROOM 4096 ; bytes for ";FOLDER;", which fits a variable

!macro ReadPath FOLDER
  StrCpy $R2 ${REG_EXPAND_SZ}
  StrCpy $R3 0
  System::Call 'advapi32::RegOpenKeyExW(p ${HKEY_OF_USER}, w "Environment", i 0, i ${KEY_READ_WRITE}, *p 0 R0)'
  System::Call 'advapi32::RegQueryValueExW(p R0, w "Path", p 0, *i R2R2, p 0, *i R3R3)'
  IntOp $R5 $R3 + ${ROOM}
  System::Alloc $R5 ; filled with zeros
  Pop $R1
  System::Call 'kernel32::lstrcpyW(p R1, w ";")'
  IntPtrOp $R5 $R1 + 2
  System::Call 'advapi32::RegQueryValueExW(p R0, w "Path", p 0, p 0, p R5, *i R3R3)'
  System::Call 'kernel32::lstrlenW(p R1) i .R6'
  IntOp $R6 $R6 - 1
  IntOp $R6 $R6 * 2
  IntPtrOp $R6 $R1 + $R6
  System::Call '*$R6(&i2 .R6)'
  ${If} $R6 <> 59 ; a semicolon
    System::Call 'kernel32::lstrcatW(p R1, w ";")'
  ${EndIf}
  !insertmacro FindInPath ${FOLDER}
!macroend

!macro FindInPath FOLDER
  StrCpy $R6 ";${FOLDER};"
  System::Call 'shlwapi::StrStrIW(p R1, w R6) p .R4'
!macroend

; Writes it without the two semicolons.
!macro WritePath
  System::Call 'kernel32::lstrlenW(p R1) i .R3'
  IntPtrOp $R5 $R1 + 2
  ${If} $R3 < 3
    DeleteRegValue HKCU Environment Path
  ${Else}
    IntOp $R6 $R3 - 1
    IntOp $R6 $R6 * 2
    IntPtrOp $R6 $R1 + $R6
    System::Call 'kernel32::RtlZeroMemory(p R6, p 2)'
    IntOp $R3 $R3 - 1
    IntOp $R3 $R3 * 2
    System::Call 'advapi32::RegSetValueExW(p R0, w "Path", i 0, i R2, p R5, i R3)'
  ${EndIf}
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

!macro ClosePath
  System::Free $R1
  System::Call 'advapi32::RegCloseKey(p R0)'
!macroend

!macro AddToPath FOLDER
  !insertmacro ReadPath ${FOLDER}
  ${If} $R4 P= 0
    StrCpy $R6 "${FOLDER};"
    System::Call 'kernel32::lstrcatW(p R1, w R6)'
    !insertmacro WritePath
  ${EndIf}
  !insertmacro ClosePath
!macroend

!macro RemoveFromPath FOLDER
  !insertmacro ReadPath ${FOLDER}
  ${If} $R4 P<> 0
    ${DoWhile} $R4 P<> 0
      ; What follows moves over ";FOLDER", from its own semicolon to its zero.
      StrLen $R6 ";${FOLDER}"
      IntOp $R6 $R6 * 2
      IntPtrOp $R5 $R4 + $R6
      System::Call 'kernel32::lstrlenW(p R5) i .R6'
      IntOp $R6 $R6 + 1
      IntOp $R6 $R6 * 2
      System::Call 'kernel32::RtlMoveMemory(p R4, p R5, p R6)'
      !insertmacro FindInPath ${FOLDER}
    ${Loop}
    !insertmacro WritePath
  ${EndIf}
  !insertmacro ClosePath
!macroend
