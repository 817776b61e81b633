"""The files of the dashboard: no build, no other host, nothing inline, small."""

import re
from importlib.resources import files
from pathlib import Path

from handrail.server.dashboard_files import TYPES, static_files

FOLDER = Path(str(files("handrail.server") / "static"))
LINES_MAX = 250


def sources(*suffixes: str) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.iterdir())
        if path.suffix in suffixes
    }


def matches(pattern: str, *suffixes: str) -> list[str]:
    return [name for name, text in sources(*suffixes).items() if re.search(pattern, text)]


def test_every_file_is_answered_with_its_own_type_and_no_other() -> None:
    found = static_files()

    assert found["/"].content_type == "text/html; charset=utf-8"
    assert {path.name for path in FOLDER.iterdir() if path.suffix in TYPES} == {
        path.removeprefix("/static/") if path != "/" else "index.html" for path in found
    }


def test_no_file_outgrows_its_one_reason() -> None:
    long = {name for name, text in sources(".js", ".html").items() if text.count("\n") > LINES_MAX}

    assert long == set()


def test_nothing_comes_from_another_host() -> None:
    assert matches(r"https?://(?!www\.w3\.org/2000/svg)|//cdn|@import|url\(", *TYPES) == []


def test_nothing_stands_inline_that_the_policy_would_refuse() -> None:
    assert matches(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", ".html") == []
    assert matches(r"\.style\b|setAttribute\(.style|\beval\(|new Function", ".js") == []


def test_markup_is_built_and_never_parsed() -> None:
    pattern = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser"

    assert matches(pattern, ".js") == []


def test_one_file_asks_the_agent_and_only_the_tab_remembers() -> None:
    assert matches(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon", ".js") == ["agent.js"]
    assert matches(r"sessionStorage", ".js") == ["agent.js", "kept.js"]
    assert matches(r'from "./kept.js"', ".js") == ["wizard.js"]
    assert matches(r"localStorage|indexedDB|document\.cookie|caches\.", ".js") == []


def test_every_import_leads_to_a_file() -> None:
    names = set(sources(".js"))
    wanted = {
        name for text in sources(".js").values() for name in re.findall(r'from "\./([^"]+)"', text)
    }

    assert wanted <= names
