"""Greet every connection on the control channel: sessions for our extension, the rest refused."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from handrail.engine.errors import WireError
from handrail.local.live import Live
from handrail.server.frames import (
    Caller,
    Dashboard,
    Inbound,
    Open,
    PolicyNews,
    Ready,
    ReadyLine,
    Refused,
    Session,
    Stopping,
    read_inbound,
)
from handrail.server.pause import Pause
from handrail.server.pause_wire import PauseFrame, QuitFrame
from handrail.server.sessions import Session as Begun
from handrail.server.sessions import Sessions
from handrail.server.status import policy_note
from handrail.server.wire import PolicyNote, write

WRONG_VERSION = "Handrail and its extension do not understand each other. Update both."
WRONG_CALLER = "Handrail does not know this extension. Install the one that came with it."


class Peer(Protocol):
    """What a connection can do."""

    async def read(self) -> bytes | None:
        """Return the next frame, or None at the end."""
        ...

    def send(self, frame: bytes) -> None:
        """Send one frame without waiting."""
        ...


@dataclass(frozen=True, slots=True)
class Does:
    """What a command may ask for.

    link: makes an address that opens the dashboard once. quit: ends the agent.
    """

    link: Callable[[], str]
    pause: Pause
    quit: Callable[[], None]


class Doorman:
    """Serves the connections of the control channel."""

    def __init__(
        self,
        sessions: Sessions,
        live: Live,
        line: ReadyLine,
        known: Callable[[tuple[str, ...]], bool],
        does: Does,
    ) -> None:
        self._sessions = sessions
        self._live = live
        self.line = line
        self._known = known
        self._does = does

    async def serve(self, peer: Peer) -> None:
        """Serve one connection until it ends."""
        frame = await _next(peer)
        if isinstance(frame, Ready):
            peer.send(write(Ready(v=1, line=self.line)))
        elif isinstance(frame, Dashboard):
            peer.send(write(Dashboard(v=1, url=self._does.link())))
        elif isinstance(frame, PauseFrame):
            peer.send(write(self._paused(frame)))
        elif isinstance(frame, QuitFrame):
            peer.send(write(frame))
            self._does.quit()
        elif not isinstance(frame, Caller):
            _refuse(peer, WRONG_VERSION)
        elif not self._known(frame.argv):
            _refuse(peer, WRONG_CALLER)
        else:
            await self._sessions_of(peer)

    def tell_policy(self) -> None:
        """Tell every session that the policy in force changed."""
        self._sessions.tell_all(write(PolicyNews(v=1, policy=self._policy())))

    def tell_stopping(self) -> None:
        """Tell every session that the agent is about to stop."""
        self._sessions.tell_all(write(Stopping(v=1)))

    def _policy(self) -> PolicyNote:
        return policy_note(self._live.current, self._does.pause.told)

    def _paused(self, asked: PauseFrame) -> PauseFrame:
        """Pause or resume for a command, or tell it why not."""
        try:
            until = self._does.pause.ask(asked.minutes or 0, "command")
        except WireError as error:
            return PauseFrame(v=1, problem=str(error))
        return PauseFrame(v=1, paused_until=until)

    async def _sessions_of(self, peer: Peer) -> None:
        """Begin a session for each `open`; only the newest of a connection lives."""
        session: Begun | None = None
        try:
            while isinstance(frame := await _next(peer), Open):
                if session is not None:
                    self._sessions.end(session)
                session = self._begin(peer)
        finally:
            if session is not None:
                self._sessions.end(session)
        if frame is not ENDED:
            _refuse(peer, WRONG_VERSION)

    def _begin(self, peer: Peer) -> Begun:
        session, key = self._sessions.begin(peer.send)
        greeting = Session(
            v=1,
            sid=session.sid,
            key=base64.b64encode(key).decode(),
            port=self.line.port,
            agent=self.line.version,
            policy=self._policy(),
        )
        peer.send(write(greeting))
        return session


class _Ended:
    """The connection is gone."""


ENDED = _Ended()


async def _next(peer: Peer) -> Inbound | _Ended | None:
    """Return the next frame, ENDED when the peer is gone, or None for a frame that is not ours."""
    raw = await peer.read()
    if raw is None:
        return ENDED
    try:
        return read_inbound(raw)
    except WireError:
        return None


def _refuse(peer: Peer, why: str) -> None:
    peer.send(write(Refused(v=1, why=why)))
