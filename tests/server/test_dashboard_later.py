"""What few look at is imported when somebody looks."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.engine.errors import MachineError, WireError
from handrail.local.installed import Installed
from handrail.local.live import Live
from handrail.server.dashboard_later import Later

START = "import sys, handrail.app; print(*sys.modules)"


def test_the_start_of_the_agent_imports_no_generator_of_policies() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)

    imported = set(done.stdout.split())
    assert "handrail.server.dashboard" in imported
    assert not imported & {
        "handrail.governance.generate",
        "handrail.governance.document",
        "handrail.governance.explain",
        "xml.etree.ElementTree",
    }


async def test_a_page_answers_when_it_is_asked_for(tmp_path: Path) -> None:
    why = Later("dashboard_explain", "ExplainPage", Live(tmp_path)).route("explain")

    first, second = [
        await why(json.dumps({"v": 1, "text": "hello", "site": "https://chatgpt.com"}).encode())
        for _ in range(2)
    ]

    assert json.loads(first.body)["lines"]
    assert first == second


async def test_a_page_of_another_version_is_not_joined_with_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "program"
    file.write_text("old")
    monkeypatch.setattr("handrail.server.dashboard_later.RUNNING", Installed(file))
    why = Later("dashboard_explain", "ExplainPage", Live(tmp_path)).route("explain")
    file.unlink()

    with pytest.raises(MachineError, match="Restart it: handrail quit, then handrail run"):
        await why(json.dumps({"v": 1, "text": "hello", "site": "https://chatgpt.com"}).encode())


async def test_what_is_wrong_with_a_request_is_said_as_ever(tmp_path: Path) -> None:
    why = Later("dashboard_explain", "ExplainPage", Live(tmp_path)).route("explain")

    with pytest.raises(WireError):
        await why(b"{}")
