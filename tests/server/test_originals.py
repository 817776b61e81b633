"""The popup asks what placeholders stand for, and has them forgotten."""

import json

import pytest

from handrail.engine.names import Named
from handrail.server.names import NameKeeper
from handrail.server.originals import Originals
from handrail.server.originals_wire import LEFT_MAX

MAIL = "jane@mill.org"


@pytest.fixture
def names() -> NameKeeper:
    """A conversation in which one address was hidden."""
    keeper = NameKeeper(lambda: 0.0)
    keeper.learn("tab", keeper.known("tab"), "id", [Named("[EMAIL_1]", b"mark", MAIL)])
    keeper.settle("id", hidden=True)
    return keeper


def message(**more: object) -> bytes:
    return json.dumps({"v": 1, **more}).encode()


async def test_the_answer_has_the_originals_and_says_what_is_left(names: NameKeeper) -> None:
    asked = message(conversation="tab", text="[EMAIL_1] and [EMAIL_2]")

    answer = await Originals(names).put_back(asked)

    assert (answer.text, answer.count, answer.held) == (f"{MAIL} and [EMAIL_2]", 1, 1)
    assert [(note.placeholder, note.why) for note in answer.left] == [("[EMAIL_2]", "unknown")]


async def test_without_a_text_only_the_number_of_originals_is_told(names: NameKeeper) -> None:
    answer = await Originals(names).put_back(message(conversation="tab"))

    assert (answer.text, answer.count, answer.left, answer.held) == ("", 0, (), 1)


async def test_no_more_is_listed_than_a_person_reads(names: NameKeeper) -> None:
    many = " ".join(f"[NOTE_{number}]" for number in range(1, LEFT_MAX + 10))

    answer = await Originals(names).put_back(message(conversation="tab", text=many))

    assert len(answer.left) == LEFT_MAX


async def test_forgetting_says_how_much_was_forgotten(names: NameKeeper) -> None:
    asked = message(conversations=["tab", "other"])

    first = await Originals(names).forget(asked)
    second = await Originals(names).forget(asked)

    assert (first.forgotten, second.forgotten) == (1, 0)
