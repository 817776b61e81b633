"""Make the .msi for everybody on a machine, as Intune and group policies deploy it; with wixl.

Agents that run while it is upgraded or removed are ended by Windows' own Restart Manager: wixl has
no custom action that could.
"""

import subprocess
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path

from linux.layout import Built
from windows.layout import KEYS, PROGRAM, RUN, RUN_KEY, put_tree

COMPILER = "wixl"
NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
# Names the product for as long as it lives: a later version finds the earlier one by it.
UPGRADE_CODE = "7C3C2B0E-5B6E-4E1C-9B57-5B1C9E0D2F64"
IDENTITIES = uuid.UUID("5a2f9f8e-6d0b-4a6b-8a53-0f3b7c0f2a11")
# Words of the Windows Installer for machines.
PLATFORMS = {"x86_64": "x64", "AMD64": "x64", "ARM64": "arm64"}


def make(built: Built, work: Path, target: Path, machine: str) -> Path:
    """Make the package and return it.

    work: a folder of which one below is emptied first. machine: as platform.machine says it.
    """
    tree, script = work / "msi", work / "handrail.wxs"
    put_tree(built, tree)
    ET.ElementTree(document(built.version, tree)).write(script, "utf-8", xml_declaration=True)
    package = target / f"handrail-{built.version}-windows-{machine}.msi"
    platform = PLATFORMS.get(machine, "x64")
    command = [COMPILER, "-a", platform, "-o", str(package), script.name]
    # It takes no absolute path for a file that goes in.
    subprocess.run(command, check=True, cwd=work)
    return package


def document(version: str, tree: Path) -> ET.Element:
    """Describe the package: files, keys, start at login, start menu."""
    wix = ET.Element("Wix", xmlns=NAMESPACE)
    product = add(
        wix,
        "Product",
        Id="*",
        Name="Handrail",
        Language="1033",
        Version=version,
        Manufacturer="The Handrail developers",
        UpgradeCode=UPGRADE_CODE,
    )
    add(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine")
    newer = "A newer Handrail is installed already; remove it first."
    add(product, "MajorUpgrade", DowngradeErrorMessage=newer)
    add(product, "Media", Id="1", Cabinet="handrail.cab", EmbedCab="yes")
    for name, value in {"ARPNOMODIFY": "1"}.items():
        add(product, "Property", Id=name, Value=value)
    components = put_folders(product, tree)
    feature = add(product, "Feature", Id="All", Title="Handrail", Level="1")
    for component in components:
        add(feature, "ComponentRef", Id=component)
    return wix


def put_folders(product: ET.Element, tree: Path) -> list[str]:
    """Describe where everything goes; return the names of the components."""
    top = add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = add(top, "Directory", Id="ProgramFiles64Folder", Name="PFiles")
    folder = add(programs, "Directory", Id="INSTALLDIR", Name="Handrail")
    components = put_files(folder, tree, tree)
    components.append(put_keys(folder))
    menu = add(top, "Directory", Id="ProgramMenuFolder", Name="Programs")
    entry = put_component(menu, "menu")
    add(
        entry,
        "Shortcut",
        Id="Menu",
        Name="Handrail",
        Target=f"[INSTALLDIR]{PROGRAM}",
        Arguments=RUN,
        WorkingDirectory="INSTALLDIR",
    )
    put_value(entry, r"Software\Handrail", "Menu", "1", key_path="yes")
    return [*components, entry.attrib["Id"]]


def put_files(parent: ET.Element, folder: Path, tree: Path) -> list[str]:
    """Describe a folder of the tree and all below it; each file is a component of its own."""
    components = []
    for path in sorted(folder.iterdir()):
        name = path.relative_to(tree).as_posix()
        if path.is_dir():
            below = add(parent, "Directory", Id=identity("d", name), Name=path.name)
            components += put_files(below, path, tree)
            continue
        component = put_component(parent, name)
        file = identity("f", name)
        add(
            component,
            "File",
            Id=file,
            Name=path.name,
            Source=path.relative_to(tree.parent).as_posix(),
            KeyPath="yes",
        )
        components.append(component.attrib["Id"])
    return components


def put_keys(folder: ET.Element) -> str:
    """Describe what browsers look for and what starts at login; return the component's name."""
    component = put_component(folder, "keys")
    put_value(component, r"Software\Handrail", "Folder", "[INSTALLDIR]", key_path="yes")
    for key, file in KEYS.items():
        put_value(component, key, "", f"[INSTALLDIR]{file}")
    put_value(component, RUN_KEY, "Handrail", f'"[INSTALLDIR]{PROGRAM}" {RUN}')
    return component.attrib["Id"]


def put_value(
    component: ET.Element, key: str, name: str, value: str, *, key_path: str = "no"
) -> None:
    """Describe one value of the machine's registry; an empty name is the default value."""
    named = {"Name": name} if name else {}
    add(
        component,
        "RegistryValue",
        Root="HKLM",
        Key=key,
        Type="string",
        Value=value,
        KeyPath=key_path,
        **named,
    )


def put_component(parent: ET.Element, name: str) -> ET.Element:
    """Begin a component. Win64: else its keys land where 64-bit browsers do not look."""
    guid = str(uuid.uuid5(IDENTITIES, name)).upper()
    return add(parent, "Component", Id=identity("c", name), Guid=guid, Win64="yes")


def identity(kind: str, name: str) -> str:
    """Return a name that the Windows Installer takes; the same for the same file."""
    return f"{kind}{uuid.uuid5(IDENTITIES, name).hex}"


def add(parent: ET.Element, tag: str, **facts: str) -> ET.Element:
    """Add an element below another."""
    return ET.SubElement(parent, tag, facts)
