"""Ask the agent that runs, from a command: over its control socket, one frame and one answer."""

from handrail.engine.errors import WireError
from handrail.local.control import ask
from handrail.local.paths import State
from handrail.server.frames import Dashboard, Outbound, Ready, read_outbound
from handrail.server.pause_wire import PauseFrame, QuitFrame
from handrail.server.wire import write

Asking = Ready | Dashboard | PauseFrame | QuitFrame


def running(state: State, wait_s: float) -> str | None:
    """Ask for its ready line; None when it does not answer in time."""
    answer = _asked(state, Ready(v=1), wait_s)
    if not isinstance(answer, Ready) or answer.line is None:
        return None
    return write(answer.line).decode()


def dashboard_link(state: State, wait_s: float) -> str | None:
    """Ask where its dashboard opens, once; None when it does not answer."""
    answer = _asked(state, Dashboard(v=1), wait_s)
    return answer.url if isinstance(answer, Dashboard) else None


def pause(state: State, minutes: int, wait_s: float) -> PauseFrame | None:
    """Ask it to pause (0: resume); None when it does not answer."""
    answer = _asked(state, PauseFrame(v=1, minutes=minutes), wait_s)
    return answer if isinstance(answer, PauseFrame) else None


def quit_running(state: State, wait_s: float) -> bool:
    """Ask it to end; tell whether it heard."""
    return isinstance(_asked(state, QuitFrame(v=1), wait_s), QuitFrame)


def _asked(state: State, frame: Asking, wait_s: float) -> Outbound | None:
    """Put one frame to the agent that runs."""
    raw = ask(state.control_socket, write(frame), wait_s)
    try:
        return read_outbound(raw) if raw else None
    except WireError:
        return None
