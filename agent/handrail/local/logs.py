"""A log file that cannot hold content, whatever goes wrong.

An exception's text may quote what was pasted, and so may the message of a library. So the file gets
types and places in the code for exceptions, and of other people's messages only the fixed part.
"""

import logging
import os
import sys
import threading
import time
import traceback
from io import FileIO, TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from handrail.engine.errors import AgentError
from handrail.local.paths import PRIVATE_FILE_MODE

# Weeks of an agent that writes a line per start, policy change and error; small enough to send.
MAX_BYTES = 512 * 1024
OLDER_FILES = 2

OURS = "handrail"
WITHHELD = "(text withheld)"


class DiscreetFormatter(logging.Formatter):
    """Formats records so that no exception text, local or foreign argument is ever written."""

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """Return one record as text: ours in words, others by place, exceptions by type."""
        shown = logging.makeLogRecord(record.__dict__)
        shown.msg, shown.args = _said(record), None
        shown.exc_info = shown.exc_text = shown.stack_info = None
        text = super().format(shown)
        error = record.exc_info[1] if record.exc_info else None
        return f"{text}\n{positions(error)}" if error else text


def positions(error: BaseException) -> str:
    """Return an exception as its type and the places in the code it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = [positions(cause), "  then"] if cause else []
    return "\n".join([*earlier, *places, f"  {type(error).__qualname__}"])


def set_up(file: Path, level: int = logging.INFO) -> logging.Handler:
    """Send every record of this process to a private rotating file, and nowhere else.

    Uncaught exceptions go there too: standard error of an agent started at login often ends in a
    system-wide journal.
    """
    handler = _PrivateFile(file, maxBytes=MAX_BYTES, backupCount=OLDER_FILES, encoding="utf-8")
    handler.setFormatter(DiscreetFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    # A record that cannot be written would otherwise be shown on standard error, arguments and all.
    logging.raiseExceptions = False
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    return handler


class _PrivateFile(RotatingFileHandler):
    """A rotating file only this user can read."""

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        descriptor = os.open(self.baseFilename, flags, PRIVATE_FILE_MODE)
        return TextIOWrapper(FileIO(descriptor, "a"), encoding=self.encoding, write_through=True)


def _said(record: logging.LogRecord) -> str:
    """Return the part of a message that cannot hold content."""
    if record.name == OURS or record.name.startswith(f"{OURS}."):
        return _ours(record)
    # With arguments, the message is a literal in somebody's code; without, it may be built.
    fixed = str(record.msg).splitlines()[:1] if record.args else []
    return f"{fixed[0] if fixed else WITHHELD} at {record.filename}:{record.lineno}"


def _ours(record: logging.LogRecord) -> str:
    """Return a message of ours; only our own errors may speak in it."""
    if isinstance(record.args, tuple):
        safe = tuple(_silenced(argument) for argument in record.args)
        return logging.makeLogRecord({"msg": record.msg, "args": safe}).getMessage()
    return record.getMessage()


def _silenced(argument: object) -> object:
    """Replace an exception that is not ours by the name of its type."""
    if isinstance(argument, BaseException) and not isinstance(argument, AgentError):
        return type(argument).__qualname__
    return argument


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log what nobody caught."""
    logging.getLogger(OURS).critical("uncaught", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(told: threading.ExceptHookArgs) -> None:
    """Log what nobody caught in a thread."""
    error = told.exc_value or told.exc_type()
    logging.getLogger(OURS).critical(
        "uncaught in a thread", exc_info=(told.exc_type, error, told.exc_traceback)
    )
