"""The document's sections and their sentences."""

import re
from collections import Counter

from governance.house import starter
from handrail.governance.fields import fields_of
from handrail.governance.sections import Mark, all_sections

STATEMENTS = [one for section in all_sections() for one in section.statements]
NAMES = re.compile(r"\{([a-z_]+)\}")


def test_every_part_from_one_to_eighteen_is_there() -> None:
    assert [section.id for section in all_sections()] == [f"P{number}" for number in range(1, 19)]


def test_no_two_sentences_share_an_id() -> None:
    assert [
        name for name, times in Counter(one.id for one in STATEMENTS).items() if times > 1
    ] == []


def test_a_sentence_is_enforced_exactly_where_it_says_what_proves_it() -> None:
    for one in STATEMENTS:
        assert (one.mark is Mark.ENFORCED) == (one.proof is not None), one.id


def test_an_outcome_stands_only_in_an_enforced_sentence() -> None:
    for one in STATEMENTS:
        if "{outcome}" in one.text + (one.short or "") + (one.advisory or ""):
            assert one.mark is Mark.ENFORCED, one.id


def test_every_name_in_a_sentence_is_one_that_is_filled() -> None:
    source = starter("bank")
    known = {*fields_of(source.written, source.policy), "outcome"}
    for one in STATEMENTS:
        texts = " ".join(filter(None, (one.text, one.short, one.advisory)))
        assert set(NAMES.findall(texts)) <= known, one.id
        assert {one.needs, one.lacks} - {None} <= known, one.id


def test_every_framework_adds_duties() -> None:
    duties = Counter(one.framework for one in STATEMENTS if one.framework)

    assert len(duties) == 8
    assert min(duties.values()) >= 2
