; Installs Handrail for one person, without administrator's rights. Silent: handrail-setup.exe /S
;
; Compiled by installer/windows/nsis.py, which gives VERSION, TREE (the folder that is installed),
; OUT and KEYS (a file that writes and removes what browsers look for).

; Debian's compiler makes a 64-bit setup; the one of the NSIS project may not.
!ifdef TARGET
  Target ${TARGET}
!else
  Unicode true
!endif
Name "Handrail"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Handrail"
InstallDirRegKey HKCU "Software\Handrail" "Folder"
SetCompressor /SOLID lzma
ShowInstDetails nevershow
ManifestDPIAware true

!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "${KEYS}"

!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Handrail"
!define STATE "$LOCALAPPDATA\handrail"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Handrail"
VIAddVersionKey "FileDescription" "Handrail setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Handrail developers"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; Ends the agents and bridges of this folder, and no program of the same name elsewhere. The agent is
; asked first, so that it ends what is under way.
!macro EndOurs
  ${If} ${FileExists} "$INSTDIR\handrail.exe"
    nsExec::Exec /TIMEOUT=5000 '"$INSTDIR\handrail.exe" quit'
    Pop $0
  ${EndIf}
  ; By a variable: an apostrophe in the folder's name would end a string of the command.
  System::Call 'kernel32::SetEnvironmentVariable(t "HANDRAIL_FOLDER", t "$INSTDIR\")'
  nsExec::Exec `powershell -NoProfile -NonInteractive -Command "Get-Process handrail,handrail-bridge -ErrorAction SilentlyContinue | Where-Object { $$_.Path -and $$_.Path.StartsWith($$env:HANDRAIL_FOLDER) } | Stop-Process -Force"`
  Pop $0
  Sleep 300
!macroend

; Only what we put there: somebody may have chosen a folder with other things in it.
!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\extension"
  RMDir /r "$INSTDIR\browsers"
  Delete "$INSTDIR\handrail.exe"
  Delete "$INSTDIR\handrail-bridge.exe"
!macroend

Section
  !insertmacro EndOurs
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${TREE}/*"
  !insertmacro WriteKeys
  WriteRegStr HKCU "Software\Handrail" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${RUN}" "Handrail" '"$INSTDIR\handrail.exe" run'
  CreateShortCut "$SMPROGRAMS\Handrail.lnk" "$INSTDIR\handrail.exe" "run" "" "" SW_SHOWMINIMIZED
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Handrail"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\handrail.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Handrail developers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  Exec '"$INSTDIR\handrail.exe" run'
SectionEnd

Section "Uninstall"
  !insertmacro EndOurs
  ; What a person connected by hand leads to a program that goes.
  nsExec::Exec '"$INSTDIR\handrail.exe" browsers remove'
  Pop $0
  !insertmacro RemoveKeys
  DeleteRegValue HKCU "${RUN}" "Handrail"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Handrail"
  Delete "$SMPROGRAMS\Handrail.lnk"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; History, policy and rules are the person's; this is what the agent kept for itself.
  Delete "${STATE}\agent.log"
  Delete "${STATE}\agent.log.1"
  Delete "${STATE}\agent.log.2"
  Delete "${STATE}\agent.lock"
  Delete "${STATE}\agent.json"
  Delete "${STATE}\bridge.bat"
  Delete "${STATE}\policy.lastgood"
  Delete "${STATE}\organisation.policy.toml.lastgood"
  Delete "${STATE}\organisation.policy.toml.serials"
  Delete "${STATE}\organisation.team.toml.lastgood"
  Delete "${STATE}\organisation.team.toml.serials"
  Delete "${STATE}\vault.lock"
  Delete "${STATE}\run\control.key"
  RMDir /r "${STATE}\rules.lastgood"
  RMDir "${STATE}\run"
  RMDir "${STATE}\rules"
  RMDir "${STATE}\browsers"
  RMDir "${STATE}"
  ${If} ${FileExists} "${STATE}\*.*"
    DetailPrint "Left alone: your history and policy in ${STATE}"
  ${EndIf}
SectionEnd
