"""Passages written by hand survive making the document anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.house import document_of
from handrail.governance.markdown import write_markdown
from handrail.governance.passages import PassagesError, marked, passages_in


def test_what_was_written_by_hand_survives_making_it_anew() -> None:
    document = document_of("clinic")
    first = write_markdown(document, {})
    edited = first.replace(
        marked("P5", ""), marked("P5", "We use *pull requests*.\n\n- and | bars")
    )

    again = write_markdown(document, passages_in(edited))

    assert again == edited
    assert dict(passages_in(again)) == {"P5": "We use *pull requests*.\n\n- and | bars"}


def test_a_mark_without_its_partner_is_named_with_its_line() -> None:
    text = write_markdown(document_of("clinic"), {})
    broken = text.replace("<!-- P5: end of your own words -->\n", "")

    with pytest.raises(PassagesError, match=r"line \d+: the mark <!-- P5: your own words"):
        passages_in(broken)


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_any_passage_without_marks_comes_back(passage: str) -> None:
    found = passages_in(f"before\n{marked('P1', passage)}\nafter\n")

    expected = {"P1": passage.strip("\n")} if passage.strip("\n").strip() else {}
    assert found == expected
