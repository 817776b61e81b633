"""Make extension/manifest.json and the extension's catalogue from policies/catalogue.toml.

    python installer/manifest.py           writes both files
    python installer/manifest.py --check   says what is not up to date, exit code 1

One manifest for all browsers: Chromium takes `service_worker`, Firefox takes `scripts`.
"""

import argparse
import difflib
import json
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from handrail.engine.policy import Tool
from handrail.engine.policy_text import read_catalogue

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = ROOT / "extension"

# The public half of an RSA-2048 key, DER in base64. Chromium draws the id of an unpacked folder
# from it, which would otherwise change with the folder's path; the private half was thrown away.
CHROMIUM_KEY = (
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAz2IRgyexrA3WUas1F0h1hP2//Vwjd0Bk3mkUiAGTA96V"
    "LSwcrC4TCdhlWu7+T0dDImVre5eOY7Y8SWv0YqMm8HAMj3Wb2xZLnJp6CJGEa9KNwqKnw3T+w2UuMPbVoJVOhjft"
    "iqhK2bXo9aELQTHWGtCU+nfNU0lCCyr2qReSLrBtzniqEWE//+46tYSxSQK2YZRfRojbhevoJdwjdxDRVa8/5P0u"
    "qlorSMSPVMaNLD0czdjHCaQ6uzP07ZiTW1na5yfgJFEzcegyS7Duv7b+k1OVQ0eEUvylkTe6ZOWrYAvZphXy+/TP"
    "zErne7bZABxmdQfdXDfiJ9/iC2gm5LaDVQIDAQAB"
)
FIREFOX_ID = "extension@handrail"
# The first release that reads data_collection_permissions on every platform.
FIREFOX_LEAST_VERSION = "142.0"

# Classic scripts share one scope and run in this order: each uses only those before it while it
# loads.
CONTENT_SCRIPTS = (
    "content/texts.js",
    "content/channel.js",
    "content/clip.js",
    "content/prefilter_program.js",
    "content/prefilter_shape.js",
    "content/prefilter_views.js",
    "content/prefilter_words.js",
    "content/prefilter.js",
    "content/pause.js",
    "content/prefilter_line.js",
    "content/fields.js",
    "content/caret.js",
    "content/caret_move.js",
    "content/insert_native.js",
    "content/insert.js",
    "content/replay.js",
    "content/hold.js",
    "content/notice_style.js",
    "content/notice_model.js",
    "content/notice_parts.js",
    "content/notice_reason.js",
    "content/notice_keys.js",
    "content/notice_build.js",
    "content/notice.js",
    "content/status_line.js",
    "content/caret_spot.js",
    "content/waiting.js",
    "content/reopened.js",
    "content/gate_paste.js",
)
# The only one that runs in the page's own world.
PAGE_SCRIPT = "content/page.js"
# Why each is needed: docs/permissions.md.
PERMISSIONS = ("nativeMessaging", "scripting", "storage")
AGENT = "http://127.0.0.1/*"
# Permits nothing by itself: the options page asks for one site of it at a time.
OPTIONAL = "https://*/*"
# As biome.json says.
LINE_WIDTH = 100
CATALOGUE_HEAD = """\
/**
 * The tools the extension knows. Made by installer/manifest.py: change the catalogue there.
 *
 * @type {ReadonlyArray<{id: string, name: string, hosts: readonly string[]}>}
 */
"""
ICON_SIZES = (16, 32, 48, 128)


def manifest(tools: tuple[Tool, ...], version: str) -> dict[str, Any]:
    """Return the manifest for these tools."""
    sites = match_patterns(tools)
    return {
        "manifest_version": 3,
        "name": "__MSG_extension_name__",
        "description": "__MSG_extension_description__",
        "version": version,
        "default_locale": "en",
        "key": CHROMIUM_KEY,
        "browser_specific_settings": {
            "gecko": {
                "id": FIREFOX_ID,
                "strict_min_version": FIREFOX_LEAST_VERSION,
                "data_collection_permissions": {"required": ["none"]},
            }
        },
        "icons": _icons(),
        "action": {
            "default_popup": "pages/popup/popup.html",
            "default_title": "__MSG_extension_name__",
            "default_icon": _icons(),
        },
        "options_ui": {"page": "pages/options/options.html", "open_in_tab": True},
        "background": {
            "service_worker": "background/worker.js",
            "scripts": ["background/worker.js"],
            "type": "module",
        },
        "content_security_policy": {"extension_pages": "script-src 'self'; object-src 'self'"},
        "permissions": list(PERMISSIONS),
        "host_permissions": [AGENT, *sites],
        "optional_host_permissions": [OPTIONAL],
        "content_scripts": [
            _scripts(sites, CONTENT_SCRIPTS),
            {**_scripts(sites, (PAGE_SCRIPT,)), "world": "MAIN"},
        ],
    }


def _scripts(sites: list[str], names: tuple[str, ...]) -> dict[str, Any]:
    """Return an entry of content scripts: first in every frame, whatever its address."""
    return {
        "matches": sites,
        "js": list(names),
        "run_at": "document_start",
        "all_frames": True,
        "match_about_blank": True,
        "match_origin_as_fallback": True,
    }


def match_patterns(tools: tuple[Tool, ...]) -> list[str]:
    """Return the addresses of all tools, in the order of the catalogue.

    `*.` covers the host itself and its subdomains, like a host of the catalogue does.
    Source: match patterns, in the extension documentation of both browsers.
    """
    hosts = dict.fromkeys(host for tool in tools for host in tool.hosts)
    return [f"https://*.{host}/*" for host in hosts]


def short_catalogue(tools: tuple[Tool, ...]) -> dict[str, Any]:
    """Return what the extension needs to know: which tool a host belongs to.

    A workspace has the hosts of its tool and comes after it, so it is left out.
    """
    first = {tool.hosts: tool for tool in reversed(tools)}
    named = [tool for tool in tools if tool.hosts and first[tool.hosts] is tool]
    return {"tools": [{"id": one.id, "name": one.name, "hosts": list(one.hosts)} for one in named]}


def _icons() -> dict[str, str]:
    """Return the icon files by size in pixels."""
    return {str(size): f"icons/off-{size}.png" for size in ICON_SIZES}


def wanted() -> dict[Path, str]:
    """Return the text of every file that is made here."""
    tools = read_catalogue((files("handrail.policies") / "catalogue.toml").read_text("utf-8"), "")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return {
        EXTENSION / "manifest.json": laid_out(manifest(tools, version)) + "\n",
        EXTENSION / "background" / "catalogue.js": catalogue_script(short_catalogue(tools)),
    }


def catalogue_script(short: dict[str, Any]) -> str:
    """Return the catalogue as a module, laid out as the formatter leaves it.

    A module and not JSON: Chromium 156 never starts a worker again that imports JSON, once it has
    stopped it (measured; tests/e2e/test_nonce.py stops it forty times).
    """
    rows = "".join(_tool_rows(tool) for tool in short["tools"])
    return f"{CATALOGUE_HEAD}export const TOOLS = [\n{rows}];\n"


def _tool_rows(tool: dict[str, Any]) -> str:
    """Return one tool on one line, or where it does not fit with a line for each key."""
    pairs = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in tool.items()]
    line = f"  {{ {', '.join(pairs)} }},\n"
    if len(line) <= LINE_WIDTH:
        return line
    inside = "".join(f"    {pair},\n" for pair in pairs)
    return f"  {{\n{inside}  }},\n"


def laid_out(value: Any, indent: int = 0, before: int = 0) -> str:  # noqa: ANN401 -- any JSON
    """Write JSON the way the formatter of the extension leaves it: short lists on one line.

    indent: spaces of the line it begins on. before: characters on that line before the value.
    """
    line = json.dumps(value, ensure_ascii=False)
    brackets = "{}" if isinstance(value, dict) else "[]"
    if isinstance(value, dict):
        pairs = [(f"{json.dumps(key)}: ", inner) for key, inner in value.items()]
    elif isinstance(value, list) and (indent + before + len(line) >= LINE_WIDTH or _deep(value)):
        pairs = [("", inner) for inner in value]
    else:
        return line
    inside = " " * (indent + 2)
    rows = [inside + name + laid_out(inner, indent + 2, len(name)) for name, inner in pairs]
    return brackets[0] + "\n" + ",\n".join(rows) + "\n" + " " * indent + brackets[1]


def _deep(values: list[Any]) -> bool:
    """Tell whether a list holds tables."""
    return any(isinstance(one, dict) for one in values)


def main(arguments: list[str]) -> int:
    """Write the files, or say how they differ; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, say what differs")
    check = parser.parse_args(arguments).check
    stale = {path: text for path, text in wanted().items() if _present(path) != text}
    for path, text in stale.items():
        name = str(path.relative_to(ROOT))
        if check:
            print(_difference(name, _present(path), text))
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {name}")
    if check and stale:
        print("not up to date; run: python installer/manifest.py", file=sys.stderr)
    return int(check and bool(stale))


def _present(path: Path) -> str:
    """Return what a file holds, nothing when it is absent."""
    return path.read_text("utf-8") if path.exists() else ""


def _difference(name: str, present: str, text: str) -> str:
    """Return a unified diff from what is there to what should be."""
    lines = difflib.unified_diff(
        present.splitlines(), text.splitlines(), name, f"{name} (wanted)", lineterm="", n=1
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
