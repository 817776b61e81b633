"""Reading and writing messages: all or nothing, and never a word of what was wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.errors import WireError
from handrail.engine.words import Surface
from handrail.server import wire
from handrail.server.status_wire import StatusRequest

LONE = rb'{"v":1,"surface":"paste","host":"a.example","text":"half \ud83d of a pair"}'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"v":2,"host":"a.example"}',
        b'{"v":true,"host":"a.example"}',
        b'{"v":1,"host":"A.example"}',
        b'{"v":1,"host":"a b"}',
        b'{"v":1,"host":""}',
        b'{"v":1,"host":"' + b"a" * 254 + b'"}',
        b'{"v":1,"host":"a.example\\n"}',
        b'{"v":1}',
        b'{"v":1,"host":["a"]}',
        b'{"v":1,"host":"a.example","x":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    ],
    ids=lambda raw: repr(raw[:30]),
)
def test_what_is_not_a_message_is_a_wire_error(raw: bytes) -> None:
    with pytest.raises(WireError, match="not a StatusRequest of protocol version 1"):
        wire.read(raw, StatusRequest)


def test_a_lone_surrogate_arrives_and_leaves_as_it_is() -> None:
    request = wire.read(LONE, wire.VerdictRequest)

    assert request.text == "half \ud83d of a pair"
    assert wire.read(wire.write(request), wire.VerdictRequest) == request


@given(text=st.text(), html=st.text(), surface=st.sampled_from(Surface))
def test_what_is_written_is_read_back(text: str, html: str, surface: Surface) -> None:
    request = wire.VerdictRequest(
        v=1, surface=surface, host="a.example", text=text, html=html, files=(wire.File("", 0),)
    )

    assert wire.read(wire.write(request), wire.VerdictRequest) == request


def test_a_reason_of_more_than_200_characters_is_refused() -> None:
    with pytest.raises(WireError):
        wire.read(
            b'{"v":1,"id":"0123456789abcdef","decision":"continued","reason":"%s"}' % (b"a" * 201),
            wire.DecisionRequest,
        )


def test_a_decision_that_is_not_the_persons_is_refused() -> None:
    with pytest.raises(WireError):
        wire.read(b'{"v":1,"id":"0123456789abcdef","decision":"passed"}', wire.DecisionRequest)
