"""The log: what happened, and never what was pasted."""

import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.engine.errors import PolicyError
from handrail.local import logs

PASTED = "the-pasted-words"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log file set up for this process, and everything as it was afterwards."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level, sys.excepthook, threading.excepthook)
    raising = logging.raiseExceptions
    handler = logs.set_up(tmp_path / "agent.log")
    yield tmp_path / "agent.log"
    handler.close()
    logging.captureWarnings(capture=False)
    root.handlers[:], _, sys.excepthook, threading.excepthook = before
    root.setLevel(before[1])
    logging.raiseExceptions = raising


def fail(words: str) -> None:
    """Raise as a library would, with the words in the text and in a local."""
    quoted = {"text": words}
    raise ValueError(f"cannot read {quoted}")


def caught(words: str) -> ValueError:
    """Return such an exception."""
    with pytest.raises(ValueError, match="cannot read") as told:
        fail(words)
    return told.value


def test_our_own_lines_are_written_in_words(log: Path) -> None:
    logging.getLogger("handrail.server").info("verdict %s, %d findings", "block", 2)

    assert "INFO handrail.server: verdict block, 2 findings" in log.read_text()


def test_an_exception_is_its_type_and_its_places(log: Path) -> None:
    logging.getLogger("handrail").error("failed", exc_info=caught(PASTED))

    written = log.read_text()
    assert "ValueError" in written
    assert "test_logs.py:" in written
    assert "fail" in written
    assert PASTED not in written


def test_what_led_to_an_exception_is_not_quoted_either(log: Path) -> None:
    try:
        try:
            fail(PASTED)
        except ValueError as error:
            raise KeyError(PASTED) from error
    except KeyError:
        logging.getLogger("handrail").exception("failed")

    written = log.read_text()
    assert "KeyError" in written
    assert "ValueError" in written
    assert PASTED not in written


def test_only_our_own_errors_may_speak_in_a_line(log: Path) -> None:
    ours = PolicyError("policy.toml line 3: default is no action")
    logging.getLogger("handrail").warning("%s; %s", caught(PASTED), ours)

    written = log.read_text()
    assert "ValueError; policy.toml line 3" in written
    assert PASTED not in written


@pytest.mark.parametrize("built", [True, False])
def test_a_library_is_heard_but_its_arguments_are_not(log: Path, *, built: bool) -> None:
    other = logging.getLogger("asyncio")
    if built:
        other.error(f"Exception in callback {PASTED}")
    else:
        other.error("Error handling %s", PASTED)

    written = log.read_text()
    assert "asyncio" in written
    assert "test_logs.py:" in written
    assert PASTED not in written


def test_a_record_that_cannot_be_formatted_is_not_shown_on_the_terminal(
    log: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("handrail").info("%d", PASTED)  # a bug: a text for a number

    out, err = capfd.readouterr()
    assert PASTED not in out + err + log.read_text()


def test_what_nobody_caught_goes_to_the_log_and_not_to_the_terminal(
    log: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    error = caught(PASTED)
    sys.excepthook(ValueError, error, error.__traceback__)
    thread = threading.Thread(target=fail, args=(PASTED,))
    thread.start()
    thread.join()

    out, err = capfd.readouterr()
    written = log.read_text()
    assert written.count("uncaught") == 2
    assert PASTED not in out + err + written


def test_warnings_are_logged_without_their_text(log: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(PASTED, stacklevel=1)

    assert PASTED not in log.read_text()


def test_the_file_is_private_and_stays_small(log: Path) -> None:
    for _ in range(1_000):
        logging.getLogger("handrail").info("%s", "x" * 2_000)

    files = list(log.parent.glob("agent.log*"))
    assert len(files) == 1 + logs.OLDER_FILES
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)
    assert all(file.stat().st_size <= logs.MAX_BYTES for file in files)
