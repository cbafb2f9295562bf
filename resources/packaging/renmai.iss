; The installer for Windows, by Inno Setup 6: iscc /DVersion=0.1.0 resources\packaging\renmai.iss
; Written beside the Debian package and NOT YET TRIED on Windows. It packs dist\renmai, made by renmai-windows.spec.

#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId={{7B0C1C5E-5D0B-4E0B-9B7C-6A1B8C2F4D31}
AppName=Renmai 人脉
AppVersion={#Version}
DefaultDirName={autopf}\Renmai
DefaultGroupName=Renmai 人脉
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ChangesAssociations=yes
ChangesEnvironment=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=renmai-{#Version}-setup
SetupIconFile=..\..\build\icons\renmai.ico
UninstallDisplayIcon={app}\renmaiw.exe
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"
Name: "path"; Description: "renmai (PATH)"; Flags: unchecked

[Files]
Source: "..\..\dist\renmai\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Renmai 人脉"; Filename: "{app}\renmaiw.exe"
Name: "{autodesktop}\Renmai 人脉"; Filename: "{app}\renmaiw.exe"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\.renmai"; ValueType: string; ValueData: "Renmai.Book"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Renmai.Book"; ValueType: string; ValueData: "人脉簿"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Renmai.Book\DefaultIcon"; ValueType: string; ValueData: "{app}\renmaiw.exe,0"
Root: HKA; Subkey: "Software\Classes\Renmai.Book\shell\open\command"; ValueType: string; ValueData: """{app}\renmaiw.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path
