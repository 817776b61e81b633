"""What is left of a budget, and when it has run out."""

from collections.abc import Callable

import pytest

from handrail.engine.budget import Budget, Meter


@pytest.mark.parametrize(
    "take",
    [lambda meter: meter.read(1), Meter.look, Meter.keep],
    ids=["characters", "candidates", "hits"],
)
def test_what_is_there_can_be_taken_once(take: Callable[[Meter], bool]) -> None:
    meter = Meter(Budget(chars=1, candidates=1, hits=1))

    assert take(meter)
    assert not meter.spent
    assert not take(meter)
    assert meter.spent


def test_a_stretch_of_a_view_costs_characters() -> None:
    meter = Meter(Budget(chars=100, candidates=0, hits=0))

    assert meter.stretch()
    assert not meter.stretch()
