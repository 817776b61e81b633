"""Reading control frames: ours, or refused without a word."""

import pytest

from handrail.engine.errors import WireError
from handrail.server import frames
from handrail.server.wire import write

OPEN = b'{"kind":"open","v":1,"browser":"chromium","extension":"0.1.0"}'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"kind":"session","v":1}',
        b'{"kind":"nonsense","v":1}',
        b'{"kind":"open","v":2,"browser":"a","extension":"1"}',
        b'{"kind":"open","v":1,"browser":"%s","extension":"1"}' % (b"a" * 65),
        b'{"kind":"caller","v":1,"argv":%s}' % str(["a"] * 17).replace("'", '"').encode(),
        OPEN[:-1] + b',"more":1}',
    ],
    ids=lambda raw: repr(raw[:40]),
)
def test_a_frame_that_is_not_ours_is_refused_without_repeating_it(raw: bytes) -> None:
    with pytest.raises(WireError, match=r"^not a control frame of protocol version 1$"):
        frames.read_inbound(raw)


def test_what_the_agent_sends_is_no_frame_it_takes() -> None:
    with pytest.raises(WireError):
        frames.read_inbound(write(frames.Stopping(v=1)))


def test_the_question_for_the_ready_line_and_its_answer_are_one_kind() -> None:
    line = frames.ReadyLine(pid=1, port=2, dashboard="http://127.0.0.1:2/", version="0.1.0")

    assert write(frames.Ready(v=1)) == b'{"kind":"ready","v":1}'
    assert frames.read_outbound(write(frames.Ready(v=1, line=line))) == frames.Ready(v=1, line=line)


def test_the_repr_of_a_session_shows_no_key() -> None:
    raw = (
        b'{"kind":"session","v":1,"sid":"00112233445566aa","key":"AAECAwQF","port":1,"agent":"1",'
        b'"policy":{"id":"a","version":1,"posture":"enforce","problems":[],"when":{'
        b'"agent_silent":"warn","agent_error":"warn","partial":"warn","too_large":"warn",'
        b'"unscannable":"warn"}}}'
    )

    assert "AAEC" not in repr(frames.read_outbound(raw))
