"""The sessions that are open: each begins on the control channel and dies with its connection."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from handrail.server.seal import KEY_BYTES, Direction, Seal, Window

SID_BYTES = 8

# A person pastes less than once a second; a page that fires paste events does not get to use the
# agent as a treadmill (docs/protocol.md, section 2).
RATE_PER_S = 30.0
BURST = 60.0


@dataclass(slots=True)
class Bucket:
    """A token bucket: BURST requests at once, RATE_PER_S in the long run."""

    _now_s: Callable[[], float]
    _tokens: float = BURST
    _filled_s: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin full."""
        self._filled_s = self._now_s()

    def take(self) -> bool:
        """Take one token; False when there is none."""
        now_s = self._now_s()
        self._tokens = min(BURST, self._tokens + (now_s - self._filled_s) * RATE_PER_S)
        self._filled_s = now_s
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


@dataclass(slots=True, eq=False)
class Session:
    """One start of one extension's worker.

    request, answer: the seals of the two directions.
    tell: sends a frame over the session's control connection.
    alive: whether that connection still stands.
    """

    sid: str
    request: Seal
    answer: Seal
    tell: Callable[[bytes], None] = field(repr=False)
    bucket: Bucket
    window: Window = field(default_factory=Window)
    alive: bool = True


class Sessions:
    """All open sessions. Lives on the loop."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._open: dict[str, Session] = {}

    def __len__(self) -> int:
        """Count the open sessions."""
        return len(self._open)

    def begin(self, tell: Callable[[bytes], None]) -> tuple[Session, bytes]:
        """Begin a session; return it and its key, which is kept nowhere else."""
        key = secrets.token_bytes(KEY_BYTES)
        sid = secrets.token_hex(SID_BYTES)
        session = Session(
            sid=sid,
            request=Seal.of(key, Direction.REQUEST, sid),
            answer=Seal.of(key, Direction.ANSWER, sid),
            tell=tell,
            bucket=Bucket(self._now_s),
        )
        self._open[sid] = session
        return session, key

    def find(self, sid: str) -> Session | None:
        """Return the open session of this id. The id is no secret: only the key proves anything."""
        return self._open.get(sid)

    def end(self, session: Session) -> None:
        """End a session: what is still under way for it opens nothing any more."""
        session.alive = False
        self._open.pop(session.sid, None)

    def tell_all(self, frame: bytes) -> None:
        """Send a frame to every session."""
        for session in tuple(self._open.values()):
            session.tell(frame)
