"""The document people read, made of a policy."""

from dataclasses import replace

import msgspec
import pytest

from governance.house import STARTERS, document_of, source_of, starter, starter_text
from handrail.engine.words import Action, Posture
from handrail.governance.document import make_document, needed_proofs
from handrail.governance.examples import run_examples
from handrail.governance.outcomes import UnprovenError
from handrail.governance.sections import Mark, all_sections
from handrail.local.builtin import builtin_rules

LONGEST_SHORT_WORDS = 900


@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_renders_every_part_with_a_mark_on_each_sentence(name: str) -> None:
    document = document_of(name)

    assert [part.id for part in document.parts] == [f"P{number}" for number in range(1, 19)]
    for part in document.parts:
        assert part.said, part.id
        marks = [said.mark for said in part.said] + [table.mark for table in part.tables]
        assert all(isinstance(mark, Mark) for mark in marks)


@pytest.mark.parametrize("name", STARTERS)
def test_each_enforced_sentence_of_a_starter_was_executed(name: str) -> None:
    source = starter(name)
    ran = run_examples(source.written.examples, source.policy, builtin_rules())
    enforced = {
        said.id
        for part in document_of(name).parts
        for said in part.said
        if said.mark is Mark.ENFORCED
    }

    shown = {proof for one in ran if one.holds for proof in one.example.proves}

    assert enforced
    assert enforced <= shown
    assert {one.id for _, one in needed_proofs(source.written, source.policy)} == enforced


@pytest.mark.parametrize("name", STARTERS)
def test_no_sentence_is_left_with_a_gap(name: str) -> None:
    document = document_of(name)
    for said in (*(one for part in document.parts for one in part.said), *document.short):
        assert "{" not in said.text, said.id
        assert "  " not in said.text, said.id
        assert said.text[0].isupper(), said.id
        assert said.text[-1] in '.?:"', said.id


def test_the_document_names_the_reasons_a_person_may_choose_from() -> None:
    said = {one.id: one.text for part in document_of("bank").parts for one in part.said}
    silent = source_of(starter_text("bank").replace("\nreasons = [", "\nreasons = [] # ["))
    without = make_document(silent.written, silent.policy, builtin_rules())

    assert "“The values are made up”" in said["records-reasons"]
    assert "or write your own" in said["records-reasons"]
    assert "records-reasons" not in {one.id for part in without.parts for one in part.said}


@pytest.mark.parametrize("name", STARTERS)
def test_the_short_version_fits_two_pages(name: str) -> None:
    words = sum(len(said.text.split()) for said in document_of(name).short)

    assert 200 < words <= LONGEST_SHORT_WORDS


def test_an_enforced_sentence_without_an_example_is_refused_by_name() -> None:
    text = starter_text("bank").replace('"pci-never"', "", 1)
    source = source_of(text)

    with pytest.raises(UnprovenError, match=r'nothing proves "pci-never"; add an \[\[examples\]\]'):
        make_document(source.written, source.policy, builtin_rules())


def test_an_example_that_fails_is_refused_by_name() -> None:
    text = starter_text("personal").replace('action = "block"', 'action = "warn"', 1)
    source = source_of(text)

    with pytest.raises(UnprovenError, match=r"A password .* expects warn and gives block"):
        make_document(source.written, source.policy, builtin_rules())


def test_an_example_about_something_else_proves_nothing() -> None:
    text = starter_text("personal").replace("{{password}}", "forgotten", 1)
    source = source_of(text)

    with pytest.raises(UnprovenError, match="does not prove"):
        make_document(source.written, source.policy, builtin_rules())


def test_where_nothing_is_held_no_sentence_claims_to_be_enforced() -> None:
    text = starter_text("bank").replace('posture = "enforce"', 'posture = "observe"')
    text = text.replace('action = "block"', 'action = "allow"')
    text = text.replace('action = "redact"', 'action = "allow"')
    source = source_of(text)
    document = make_document(source.written, source.policy, builtin_rules())
    sentences = [said for part in document.parts for said in part.said]
    tables = {table.title: table for part in document.parts for table in part.tables}

    marks = {said.mark for said in sentences} | {table.mark for table in tables.values()}
    assert marks == {Mark.RECORDED, Mark.TRUST}
    assert (
        tables["May it go? A tool's own row above may say otherwise"].rows[-1][1] == "only redacted"
    )
    assert any("nothing is held" in said.text for said in sentences)


def test_the_wording_advises_where_the_posture_does() -> None:
    source = starter("small-company")
    written = msgspec.structs.replace(
        source.written,
        policy=msgspec.structs.replace(source.written.policy, posture=Posture.COACH),
        examples=tuple(
            msgspec.structs.replace(one, action=Action.JUSTIFY)
            if one.action is Action.BLOCK
            else one
            for one in source.written.examples
        ),
    )
    policy = replace(source.policy, posture=Posture.COACH)
    document = make_document(written, policy, builtin_rules())
    texts = {said.id: said.text for part in document.parts for said in part.said}

    assert texts["secrets-places"].startswith("Please keep")
    assert "posture-coach" in texts
    assert "posture-enforce" not in texts


def test_a_framework_adds_its_sentences_and_no_other_does() -> None:
    for name in STARTERS:
        chosen = set(starter(name).written.policy.frameworks)
        said = {one.id for part in document_of(name).parts for one in part.said}
        for section in all_sections():
            for one in section.statements:
                if one.framework and not one.needs:
                    assert (one.id in said) == (one.framework in chosen), one.id


def test_a_households_document_says_nothing_that_only_holds_at_work() -> None:
    document = document_of("personal")
    said = " ".join(one.text for part in document.parts for one in part.said)
    rows = str([table.rows for part in document.parts for table in part.tables])

    for words in ("staff", "contractors", "intake form", "pull request", "hiring", "company work"):
        assert words not in said
    assert "everybody who uses this computer" in said
    assert "Human resources" not in rows
    assert "Everyday life" in rows
    assert "Everyday life" not in str(document_of("bank").parts)
