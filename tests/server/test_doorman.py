"""The doorman: sessions for our extension and nobody else."""

import asyncio
import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from handrail.local.browsers import is_ours
from handrail.local.history import History
from handrail.local.live import Live
from handrail.server.doorman import Does, Doorman
from handrail.server.frames import ReadyLine
from handrail.server.pause import Pause
from handrail.server.sessions import Sessions
from records import FakeClock
from support.client import ORIGIN, Json
from support.house import records_of

LINE = ReadyLine(pid=1, port=43817, dashboard="http://127.0.0.1:43817/", version="0.1.0")
LINK = f"{LINE.dashboard}#k=once"
CALLER = {"kind": "caller", "v": 1, "argv": [f"{ORIGIN}/"]}
OPEN = {"kind": "open", "v": 1, "browser": "chromium", "extension": "0.1.0"}


class Peer:
    """A connection whose frames the test hands over."""

    def __init__(self, *frames: Json | bytes) -> None:
        self.coming: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.sent: list[Json] = []
        self.said = asyncio.Event()
        for frame in frames:
            self.hand(frame)

    def hand(self, frame: Json | bytes | None) -> None:
        """Let a frame come; None ends the connection."""
        self.coming.put_nowait(json.dumps(frame).encode() if isinstance(frame, dict) else frame)

    async def read(self) -> bytes | None:
        """Return the next frame."""
        return await self.coming.get()

    def send(self, frame: bytes) -> None:
        """Keep what was said."""
        self.sent.append(json.loads(frame))
        self.said.set()


@pytest.fixture
def sessions() -> Sessions:
    return Sessions(lambda: 0.0)


@pytest.fixture
def quitting() -> list[str]:
    return []


@pytest.fixture
def doorman(sessions: Sessions, tmp_path: Path, quitting: list[str], history: History) -> Doorman:
    live = Live(tmp_path)
    pause = Pause(live, records_of(history, bytes(32)), FakeClock())
    does = Does(lambda: LINK, pause, lambda: quitting.append("quit"))
    return Doorman(sessions, live, LINE, is_ours, does)


@pytest.fixture
def history() -> Iterator[History]:
    made = History.open(None, bytes(32), FakeClock())
    yield made
    made.close()


async def served(doorman: Doorman, *frames: Json | bytes) -> list[Json]:
    peer = Peer(*frames)
    peer.hand(None)
    await asyncio.wait_for(doorman.serve(peer), 10)
    return peer.sent


async def test_our_extension_gets_a_session_with_key_port_and_policy(doorman: Doorman) -> None:
    (greeting,) = await served(doorman, CALLER, OPEN)

    assert greeting["kind"] == "session"
    assert len(base64.b64decode(greeting["key"])) == 32
    assert (greeting["port"], greeting["agent"]) == (43817, "0.1.0")
    assert greeting["policy"]["id"] == "starter"


@pytest.mark.parametrize(
    "argv",
    [
        [],
        [""],
        ["chrome-extension://" + "a" * 32 + "/"],
        [ORIGIN],
        [f"{ORIGIN}.evil/"],
        ["other", f"{ORIGIN}/"],
        ["extension@handrail"],
        ["/manifest.json", "other@addon"],
        ["/manifest.json", "extension@handrail", "more"],
    ],
    ids=str,
)
async def test_another_extension_is_refused_before_it_can_open(
    doorman: Doorman, sessions: Sessions, argv: list[str]
) -> None:
    sent = await served(doorman, {**CALLER, "argv": argv}, OPEN)

    assert [frame["kind"] for frame in sent] == ["refused"]
    assert len(sessions) == 0


async def test_firefox_names_us_by_our_addon_id(doorman: Doorman) -> None:
    sent = await served(doorman, {**CALLER, "argv": ["/m.json", "extension@handrail"]}, OPEN)

    assert sent[0]["kind"] == "session"


@pytest.mark.parametrize(
    "frames",
    [
        [OPEN],
        [b"no json"],
        [{"kind": "caller", "v": 2, "argv": []}],
        [CALLER, {**OPEN, "v": 2}],
        [CALLER, {**OPEN, "more": 1}],
        [CALLER, CALLER],
        [CALLER, b"\xff"],
        [CALLER, OPEN, b"{}"],
    ],
    ids=str,
)
async def test_what_is_not_understood_is_refused_and_ends_the_session(
    doorman: Doorman, sessions: Sessions, frames: list[Json | bytes]
) -> None:
    sent = await served(doorman, *frames)

    assert sent[-1]["kind"] == "refused"
    assert len(sessions) == 0


async def test_a_session_ends_with_its_connection(doorman: Doorman, sessions: Sessions) -> None:
    peer = Peer(CALLER, OPEN)
    serving = asyncio.ensure_future(doorman.serve(peer))
    await peer.said.wait()
    open_before = len(sessions)

    peer.hand(None)
    await serving

    assert (open_before, len(sessions)) == (1, 0)


async def test_each_open_is_a_new_session_and_ends_the_one_before(
    doorman: Doorman, sessions: Sessions
) -> None:
    peer = Peer(CALLER, OPEN)
    serving = asyncio.ensure_future(doorman.serve(peer))
    await peer.said.wait()
    peer.said.clear()
    peer.hand(OPEN)
    await peer.said.wait()

    first, second = peer.sent
    assert first["sid"] != second["sid"]
    assert first["key"] != second["key"]
    assert sessions.find(first["sid"]) is None
    assert sessions.find(second["sid"])
    peer.hand(None)
    await serving


async def test_news_go_to_whoever_has_a_session(doorman: Doorman) -> None:
    peer = Peer(CALLER, OPEN)
    serving = asyncio.ensure_future(doorman.serve(peer))
    await peer.said.wait()

    doorman.tell_policy()
    doorman.tell_stopping()

    assert [frame["kind"] for frame in peer.sent] == ["session", "policy", "stopping"]
    peer.hand(None)
    await serving


async def test_a_second_start_is_told_the_ready_line(doorman: Doorman) -> None:
    (answer,) = await served(doorman, {"kind": "ready", "v": 1})

    assert answer["line"] == {
        "pid": 1, "port": 43817, "dashboard": "http://127.0.0.1:43817/", "version": "0.1.0",
    }  # fmt: skip


async def test_a_peer_that_says_nothing_gets_no_session(
    doorman: Doorman, sessions: Sessions
) -> None:
    await served(doorman)

    assert len(sessions) == 0


async def test_a_command_is_told_where_the_dashboard_opens(doorman: Doorman) -> None:
    assert await served(doorman, {"kind": "dashboard", "v": 1}) == [
        {"kind": "dashboard", "v": 1, "url": LINK}
    ]


async def test_a_command_pauses_resumes_and_is_told_why_not(
    doorman: Doorman, tmp_path: Path
) -> None:
    (paused,) = await served(doorman, {"kind": "pause", "v": 1, "minutes": 5})
    (greeting,) = await served(doorman, CALLER, OPEN)
    (resumed,) = await served(doorman, {"kind": "pause", "v": 1, "minutes": 0})
    (tmp_path / "policy.toml").write_text(
        '[policy]\nid = "a"\nversion = 1\nowner = "me"\npause_minutes = 0\n'
    )
    doorman._live.reload()
    (refused,) = await served(doorman, {"kind": "pause", "v": 1, "minutes": 5})

    assert paused["paused_until"] == "2026-11-21T12:05:00Z"
    assert greeting["policy"]["paused_until"] == "2026-11-21T12:05:00Z"
    assert resumed == {"kind": "pause", "v": 1}
    assert refused["problem"] == "your policy allows no pause"


async def test_a_command_ends_the_agent(doorman: Doorman, quitting: list[str]) -> None:
    (told,) = await served(doorman, {"kind": "quit", "v": 1})

    assert told == {"kind": "quit", "v": 1}
    assert quitting == ["quit"]
