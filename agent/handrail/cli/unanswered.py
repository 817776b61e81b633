"""Say why no agent answers: none runs, or one does and is stuck."""

from handrail.local.lock import holder
from handrail.local.paths import State

START = "start it: handrail run"


def unanswered(here: State) -> tuple[str, str]:
    """Return what is the matter, and what to do about it."""
    pid = holder(here)
    if pid is None:
        return "no agent answers", START
    owner = f"process {pid}" if pid else "another process"
    return f"{owner} is the agent and does not answer", "end it, then start again: handrail run"
