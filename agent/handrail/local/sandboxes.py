"""Name the browsers that come in a sandbox: they cannot start our bridge, so nothing is checked."""

from pathlib import Path

# Where Snap and Flatpak keep what a browser writes, below the home folder.
SANDBOXED = {
    "snap/chromium": "Chromium (Snap)",
    "snap/firefox": "Firefox (Snap)",
    ".var/app/org.chromium.Chromium": "Chromium (Flatpak)",
    ".var/app/com.google.Chrome": "Chrome (Flatpak)",
    ".var/app/com.microsoft.Edge": "Edge (Flatpak)",
    ".var/app/com.brave.Browser": "Brave (Flatpak)",
    ".var/app/org.mozilla.firefox": "Firefox (Flatpak)",
}


def sandboxed() -> list[str]:
    """Return the browsers used here that come in a sandbox and cannot start our bridge."""
    home = Path.home()
    return [title for place, title in SANDBOXED.items() if (home / place).is_dir()]
