"""The manifest: made from the catalogue, up to date, and asking for nothing else."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

import manifest
from handrail.engine.policy import Tool
from handrail.local.browsers import EXTENSION_CHROMIUM_ID, EXTENSION_FIREFOX_ID
from handrail.local.builtin import builtin_catalogue

TOOLS = builtin_catalogue()
WRITTEN = json.loads((manifest.EXTENSION / "manifest.json").read_text("utf-8"))
# Where a search engine, a code host, an office suite or a mail box shares the host.
SHARED = [
    "google.com",
    "www.google.com",
    "bing.com",
    "www.bing.com",
    "github.com",
    "docs.google.com",
    "mail.google.com",
    "x.com",
    "office.com",
    "microsoft.com",
    "notion.so",
    "slack.com",
    "huggingface.co",
    "duckduckgo.com",
    "baidu.com",
    "tencent.com",
    "openai.com",
    "platform.openai.com",
    "api.openai.com",
    "deepseek.com",
    "api.deepseek.com",
]


def covers(pattern: str, host: str) -> bool:
    """Tell whether a match pattern covers a host, as browsers read it."""
    named = re.fullmatch(r"https://(\*\.)?([^/*]+)/\*", pattern)
    assert named, pattern
    return host == named[2] or bool(named[1] and host.endswith("." + named[2]))


def test_the_written_files_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert manifest.main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_the_chromium_id_follows_from_the_key() -> None:
    digest = hashlib.sha256(base64.b64decode(WRITTEN["key"])).hexdigest()[:32]

    letters = "".join(chr(ord("a") + int(digit, 16)) for digit in digest)

    assert letters == EXTENSION_CHROMIUM_ID


def test_the_firefox_id_is_the_one_the_agent_lets_in() -> None:
    assert WRITTEN["browser_specific_settings"]["gecko"]["id"] == EXTENSION_FIREFOX_ID


@pytest.mark.parametrize("host", sorted({host for tool in TOOLS for host in tool.hosts}))
def test_every_host_of_the_catalogue_is_covered_with_its_subdomains(host: str) -> None:
    matches = WRITTEN["content_scripts"][0]["matches"]

    assert any(covers(pattern, host) for pattern in matches)
    assert any(covers(pattern, f"www.{host}") for pattern in matches)


@pytest.mark.parametrize("host", SHARED)
def test_no_shared_host_is_covered(host: str) -> None:
    assert not any(covers(pattern, host) for pattern in WRITTEN["content_scripts"][0]["matches"])


def test_the_extension_may_reach_the_agent_and_the_tools_only() -> None:
    agent, *sites = WRITTEN["host_permissions"]

    assert agent == "http://127.0.0.1/*"
    assert all(sites == scripts["matches"] for scripts in WRITTEN["content_scripts"])
    assert WRITTEN["permissions"] == ["nativeMessaging", "scripting", "storage"]
    assert WRITTEN["optional_host_permissions"] == ["https://*/*"]
    assert "web_accessible_resources" not in WRITTEN


@pytest.mark.parametrize("scripts", WRITTEN["content_scripts"])
def test_content_scripts_run_first_and_in_every_frame(scripts: dict[str, object]) -> None:
    assert scripts["run_at"] == "document_start"
    assert scripts["all_frames"]
    assert scripts["match_about_blank"]
    assert scripts["match_origin_as_fallback"]


def test_every_content_script_is_listed() -> None:
    there = {f"content/{path.name}" for path in (manifest.EXTENSION / "content").glob("*.js")}

    assert {*manifest.CONTENT_SCRIPTS, manifest.PAGE_SCRIPT} == there


def test_one_script_runs_in_the_pages_own_world() -> None:
    own, page = WRITTEN["content_scripts"]

    assert "world" not in own
    assert (page["world"], page["js"]) == ("MAIN", ["content/page.js"])


def named_files(value: Any) -> set[str]:  # noqa: ANN401 -- any JSON
    """Collect the files a manifest names."""
    if isinstance(value, dict):
        return set().union(*(named_files(inner) for inner in value.values()))
    if isinstance(value, list):
        return set().union(*(named_files(inner) for inner in value))
    return {value} if isinstance(value, str) and re.search(r"\.(js|html|png)$", value) else set()


def test_every_file_the_manifest_names_is_there() -> None:
    missing = {name for name in named_files(WRITTEN) if not (manifest.EXTENSION / name).is_file()}

    assert missing == set()


def test_the_extension_knows_one_tool_for_a_host() -> None:
    tools = (
        Tool("a", "A", ("a.example",)),
        Tool("a-team", "A Team", ("a.example",)),
        Tool("b", "B", ("b.example",)),
    )

    short = manifest.short_catalogue(tools)["tools"]

    assert [tool["id"] for tool in short] == ["a", "b"]


def test_short_lists_stay_on_one_line_and_long_ones_do_not() -> None:
    assert manifest.laid_out({"a": ["b", "c"], "d": [], "e": {"f": True}}) == (
        '{\n  "a": ["b", "c"],\n  "d": [],\n  "e": {\n    "f": true\n  }\n}'
    )
    assert manifest.laid_out(["x" * 60, "y" * 60]).count("\n") == 3
    assert manifest.laid_out([{"a": 1}]) == '[\n  {\n    "a": 1\n  }\n]'


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which neither file is written yet."""
    (tmp_path / "extension" / "background").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "9.8.7"\n', encoding="utf-8")
    monkeypatch.setattr(manifest, "ROOT", tmp_path)
    monkeypatch.setattr(manifest, "EXTENSION", tmp_path / "extension")
    return tmp_path / "extension"


def test_what_differs_is_shown_and_nothing_is_written(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert manifest.main([]) == 0
    stale = (elsewhere / "manifest.json").read_text("utf-8").replace("9.8.7", "9.8.6")
    (elsewhere / "manifest.json").write_text(stale, encoding="utf-8")
    capsys.readouterr()

    assert manifest.main(["--check"]) == 1

    printed, errors = capsys.readouterr()
    assert '-  "version": "9.8.6",' in printed
    assert '+  "version": "9.8.7",' in printed
    assert "run: python installer/manifest.py" in errors
    assert (elsewhere / "manifest.json").read_text("utf-8") == stale


def test_writing_twice_writes_once(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert manifest.main([]) == 0
    assert capsys.readouterr().out.count("wrote ") == 2

    assert manifest.main([]) == 0
    assert capsys.readouterr().out == ""
