"""`handrail history`: the person reads and erases their own record."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from handrail.cli.main import main
from handrail.engine.words import Action, Decision
from handrail.local.clock import system_clock
from handrail.local.history import History, VerdictEntry
from handrail.local.lock import claim
from handrail.local.paths import state
from handrail.local.vault import open_vault
from raw_history import decrypted
from records import FakeClock, entry


@pytest.fixture
def kept() -> list[VerdictEntry]:
    """Three verdicts, a day apart, the last one today; the first was continued with a reason."""
    entries = [entry(), entry(Action.WARN), entry(Action.ALLOW, Decision.PASSED)]
    clock = FakeClock(system_clock().now() - timedelta(days=2))
    here = state()
    record = History.open(here.history_file, open_vault(here).key, clock)
    for one in entries:
        record.record_verdict(one)
        clock.at += timedelta(days=1)
    record.record_decision(entries[0].id, Decision.CONTINUED, "the customer asked").result(5)
    record.close()
    return entries


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run the verb and return its exit code and what it printed."""
    code = main(["history", *words])
    out, err = capsys.readouterr()
    return code, out, err


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    """Return what --json prints."""
    code, out, err = shown(capsys, "--json", *words)
    assert (code, err) == (0, "")
    found: list[dict[str, object]] = json.loads(out)
    return found


def test_an_empty_record_says_what_will_be_in_it(
    capsys: pytest.CaptureFixture[str], handrail_home: Path
) -> None:
    code, out, _ = shown(capsys)

    assert code == 0
    assert "empty" in out
    assert "handrail run" in out
    assert not (handrail_home / "history.key").exists()


def test_an_empty_record_is_an_empty_array_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys) == []


def test_programs_get_every_verdict_with_what_became_of_it(
    capsys: pytest.CaptureFixture[str], kept: list[VerdictEntry]
) -> None:
    found = rows(capsys)

    assert [row["decision"] for row in found] == ["passed", None, "continued"]
    assert found[2]["reason"] == "the customer asked"


def test_people_get_every_id(capsys: pytest.CaptureFixture[str], kept: list[VerdictEntry]) -> None:
    code, out, _ = shown(capsys)

    assert code == 0
    assert all(one.id in out for one in kept)


def test_the_newest_comes_first(
    capsys: pytest.CaptureFixture[str], kept: list[VerdictEntry]
) -> None:
    assert [row["id"] for row in rows(capsys)] == [one.id for one in reversed(kept)]


@pytest.mark.parametrize(("since", "count"), [("30m", 1), ("36h", 2), ("7d", 3), ("4w", 3)])
@pytest.mark.usefixtures("kept")
def test_only_the_last_span_is_shown(
    capsys: pytest.CaptureFixture[str], since: str, count: int
) -> None:
    assert len(rows(capsys, "--since", since)) == count


@pytest.mark.usefixtures("kept")
def test_nothing_since_then_says_how_to_see_all(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = shown(capsys, "--since", "2999-01-01")

    assert "No verdicts since 2999-01-01" in out
    assert "handrail history" in out


def test_one_verdict_is_erased_by_its_id(
    capsys: pytest.CaptureFixture[str], kept: list[VerdictEntry]
) -> None:
    code, out, _ = shown(capsys, "erase", "--id", kept[1].id)

    assert (code, out) == (0, "1 row erased.\n")
    assert [row["id"] for row in rows(capsys)] == [kept[2].id, kept[0].id]


def test_an_id_that_is_not_there_is_said(
    capsys: pytest.CaptureFixture[str], kept: list[VerdictEntry]
) -> None:
    code, out, err = shown(capsys, "erase", "--id", "0" * 16)

    assert (code, out) == (1, "")
    assert "No verdict has the id 0000000000000000" in err
    assert len(rows(capsys)) == len(kept)


def test_what_was_before_a_day_is_erased(
    capsys: pytest.CaptureFixture[str], kept: list[VerdictEntry]
) -> None:
    day = (system_clock().now() - timedelta(hours=36)).isoformat()

    code, out, _ = shown(capsys, "erase", "--before", day)

    assert (code, out) == (0, "1 row erased.\n")
    assert [row["id"] for row in rows(capsys)] == [kept[2].id, kept[1].id]


@pytest.mark.usefixtures("kept")
def test_erasing_everything_takes_files_and_key(
    capsys: pytest.CaptureFixture[str], handrail_home: Path
) -> None:
    code, out, _ = shown(capsys, "erase", "--all")

    assert (code, out) == (0, "3 rows erased. Its key is destroyed, too.\n")
    assert not [file for file in handrail_home.iterdir() if file.name.startswith("history")]
    assert rows(capsys) == []


def test_erasing_everything_while_an_agent_runs_leaves_it_a_record_it_can_use(
    capsys: pytest.CaptureFixture[str], kept: list[VerdictEntry]
) -> None:
    here = state()
    key = open_vault(here).key
    with claim(here):
        agent = History.open(here.history_file, key, system_clock())
        code, out, _ = shown(capsys, "erase", "--all")
        agent.record_verdict(entry())
        found = agent.rows()
        holds = agent.verify()
        agent.close()

    left = decrypted(here.history_file, key)
    assert (code, out) == (0, "3 rows erased.\n")
    assert len(found) == 1
    assert holds
    assert not any(one.id.encode() in left for one in kept)


def test_erasing_everything_works_on_a_record_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = state()
    open_vault(here)
    here.history_file.write_bytes(b"damaged" * 4096)

    code, out, err = shown(capsys, "erase", "--all")

    assert code == 0
    assert "could not be read; its files were deleted" in out
    assert "another key" in err
    assert not here.history_file.exists()


@pytest.mark.parametrize("which", [["--all"], ["--before", "2026-11-01"]])
def test_erasing_nothing_is_no_error(capsys: pytest.CaptureFixture[str], which: list[str]) -> None:
    code, out, _ = shown(capsys, "erase", *which)

    assert code == 0
    assert out.startswith("0 rows erased.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "7x"], "--since '7x' is no time"),
        (["--since", ""], "--since '' is no time"),
        (["--since", "0001-01-01T00:00+14:00x"], "is no time"),
        (["erase"], "use one of: --all, --before DATE, --id ID"),
        (["erase", "--before", "soon"], "--before 'soon' is no time"),
        (["erase", "--before", ""], "--before '' is no time"),
        (["erase", "--id", "7"], "--id '7' is no id"),
        (["erase", "--id", ""], "--id '' is no id"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_write(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    code, out, err = shown(capsys, *words)

    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999-12-31T23:59-14:00"])
def test_any_day_there_is_can_be_asked_for(capsys: pytest.CaptureFixture[str], day: str) -> None:
    code, out, _ = shown(capsys, "--since", day)

    assert code in (0, 2)
    assert (code == 0) == bool(out)


def test_a_record_that_cannot_be_read_is_named_and_left_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = state()
    open_vault(here)
    here.history_file.write_bytes(b"damaged" * 4096)

    code, out, err = shown(capsys)

    assert (code, out) == (2, "")
    assert "history.db" in err
    assert err.count("\n") == 1
    assert here.history_file.read_bytes() == b"damaged" * 4096


def test_a_lost_key_file_is_not_replaced_by_reading(capsys: pytest.CaptureFixture[str]) -> None:
    here = state()
    History.open(here.history_file, open_vault(here).key, system_clock()).close()
    here.key_file.write_text("not a key")

    code, _, err = shown(capsys)

    assert code == 2
    assert "does not hold a key" in err
    assert here.key_file.read_text() == "not a key"


@pytest.mark.parametrize("words", [["history", "--help"], ["history", "erase", "--help"]])
def test_help_shows_an_example(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)

    assert left.value.code == 0
    assert "handrail history erase --before 2026-11-01" in capsys.readouterr().out


def test_the_console_script_reads_a_record_another_process_has_open(
    kept: list[VerdictEntry],
) -> None:
    here = state()
    agent = History.open(here.history_file, open_vault(here).key, system_clock())

    ran = subprocess.run(
        [sys.executable, "-m", "handrail", "history", "--json"],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    agent.close()

    assert len(json.loads(ran.stdout)) == len(kept)


def test_use_is_counted_by_tool_and_class(
    capsys: pytest.CaptureFixture[str], kept: list[VerdictEntry]
) -> None:
    code, out, _ = shown(capsys, "--by-tool")
    _, lately, _ = shown(capsys, "--by-tool", "--since", "1h", "--json")

    assert code == 0
    assert out.splitlines()[1].split()[:1] == ["ChatGPT"]
    assert f"{len(kept)} (2 held)" in out
    assert json.loads(lately)[0]["checked"]["prohibited"] == 1
    assert "customer" not in out


def test_use_of_an_empty_record_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "empty" in shown(capsys, "--by-tool")[1]
    assert json.loads(shown(capsys, "--by-tool", "--json")[1]) == []
