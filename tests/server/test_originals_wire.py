"""What the popup may ask is bounded, and shows in no log."""

import json

import pytest

from handrail.engine.errors import WireError
from handrail.server.originals_wire import (
    ANSWER_MAX_CHARS,
    CONVERSATIONS_MAX,
    ForgetRequest,
    OriginalsAnswer,
    OriginalsRequest,
)
from handrail.server.wire import read


def test_an_answer_longer_than_anybody_pastes_is_refused() -> None:
    message = {"v": 1, "conversation": "tab", "text": "x" * ANSWER_MAX_CHARS}
    longer = message | {"text": "x" * (ANSWER_MAX_CHARS + 1)}

    assert len(read(json.dumps(message).encode(), OriginalsRequest).text) == ANSWER_MAX_CHARS
    with pytest.raises(WireError):
        read(json.dumps(longer).encode(), OriginalsRequest)


def test_only_so_many_conversations_are_forgotten_at_once() -> None:
    message = {"v": 1, "conversations": ["tab"] * (CONVERSATIONS_MAX + 1)}

    with pytest.raises(WireError):
        read(json.dumps(message).encode(), ForgetRequest)


def test_neither_question_nor_answer_shows_its_text() -> None:
    question = OriginalsRequest(v=1, conversation="tab", text="Dear Jane")
    answer = OriginalsAnswer(v=1, text="Dear Jane", count=1, left=(), held=1)

    assert "Jane" not in repr(question) + repr(answer)
