"""The templates for IT: read by their systems' own readers, and about this extension."""

import json
import plistlib
import re
from pathlib import Path

import pytest

from handrail.local.browsers import EXTENSION_CHROMIUM_ID, EXTENSION_FIREFOX_ID, HOST

MANAGED = Path(__file__).parents[2] / "installer" / "managed"
# Whoever deploys puts their own address here.
PLACEHOLDER = "https://updates.example/"


def chromium(text: dict[str, object]) -> None:
    """Hold settings of a browser of the Chromium family to our extension and bridge."""
    settings = text["ExtensionSettings"]
    assert isinstance(settings, dict)
    assert list(settings) == [EXTENSION_CHROMIUM_ID]
    mine = settings[EXTENSION_CHROMIUM_ID]
    assert mine["installation_mode"] == "force_installed"
    assert mine["update_url"].startswith(PLACEHOLDER)
    assert text["NativeMessagingAllowlist"] == [HOST]


def firefox(text: dict[str, object]) -> None:
    """Hold settings of Firefox to our add-on."""
    settings = text["ExtensionSettings"]
    assert isinstance(settings, dict)
    assert list(settings) == [EXTENSION_FIREFOX_ID]
    mine = settings[EXTENSION_FIREFOX_ID]
    assert mine["installation_mode"] == "force_installed"
    assert mine["install_url"].startswith(PLACEHOLDER)
    assert mine["private_browsing"] is True


def test_linux_has_one_file_for_each_family() -> None:
    chromium(json.loads((MANAGED / "chromium.json").read_text()))
    firefox(json.loads((MANAGED / "firefox.json").read_text())["policies"])


def test_the_profile_for_macs_names_each_browser_once() -> None:
    profile = plistlib.loads((MANAGED / "macos.mobileconfig").read_bytes())
    by_domain = {one["PayloadType"]: one for one in profile["PayloadContent"]}
    uuids = {one["PayloadUUID"] for one in (*profile["PayloadContent"], profile)}

    assert set(by_domain) == {"com.google.Chrome", "com.microsoft.Edge", "org.mozilla.firefox"}
    chromium(by_domain["com.google.Chrome"])
    chromium(by_domain["com.microsoft.Edge"])
    firefox(by_domain["org.mozilla.firefox"])
    assert len(uuids) == 4


@pytest.mark.parametrize(
    "key, wanted",
    [
        (rf"Google\Chrome\ExtensionSettings\{EXTENSION_CHROMIUM_ID}", "force_installed"),
        (rf"Microsoft\Edge\ExtensionSettings\{EXTENSION_CHROMIUM_ID}", "force_installed"),
        (rf"Mozilla\Firefox\ExtensionSettings\{EXTENSION_FIREFOX_ID}", "force_installed"),
        (r"Google\Chrome\NativeMessagingAllowlist", HOST),
        (r"Microsoft\Edge\NativeMessagingAllowlist", HOST),
    ],
)
def test_the_registry_file_for_windows_has_each_key(key: str, wanted: str) -> None:
    lines = (MANAGED / "windows.reg").read_bytes().decode()
    sections = dict(
        re.findall(r"^\[([^\]]+)\]\r\n(.*?)\r\n(?:\r\n|$)", lines, re.MULTILINE | re.DOTALL)
    )

    assert lines.startswith("Windows Registry Editor Version 5.00\r\n\r\n")
    assert wanted in sections[rf"HKEY_LOCAL_MACHINE\Software\Policies\{key}"]
