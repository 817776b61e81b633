"""What a row may hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.words import Decision
from handrail.local.history_entries import (
    canonical_json,
    decision_event,
    micros,
    moment,
    row,
    verdict_event,
)
from records import FakeClock, entry


@pytest.mark.parametrize("text", ["line\nbreak", "x" * 256, "tab\there"])
@pytest.mark.parametrize("field", ["host", "tool_name", "tool"])
def test_what_does_not_look_like_metadata_is_refused_and_not_repeated(
    field: str, text: str
) -> None:
    with pytest.raises(ValueError, match="metadata") as told:
        replace(entry(), **{field: text})  # type: ignore[arg-type]

    assert text not in str(told.value)


@pytest.mark.parametrize("code", ["", "zz", "A" * 16, "0" * 17])
def test_an_id_is_sixteen_hex_digits(code: str) -> None:
    with pytest.raises(ValueError, match="16 hex"):
        replace(entry(), id=code)


@given(reason=st.text(max_size=300) | st.text("\ud800x", min_size=1))
def test_any_reason_can_be_written_and_read(reason: str) -> None:
    at = FakeClock().now()
    verdict = canonical_json(verdict_event(entry(), at))
    decision = canonical_json(decision_event("0" * 16, Decision.CONTINUED, reason, at))

    read = row(verdict, decision)

    assert len(read.reason or "") <= 200
    assert read.decided_at == at


@given(at_us=st.integers(0, micros(FakeClock().at) * 5))
def test_moments_survive_the_way_through_microseconds(at_us: int) -> None:
    assert micros(moment(at_us)) == at_us
