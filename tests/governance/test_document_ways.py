"""What the document says about surfaces and accounts is what this version really does."""

import pytest

from governance.house import HEAD, source_of, starter, starter_text
from handrail.engine.words import GUARDED
from handrail.governance.document import Said, make_document
from handrail.governance.document_tables import draw
from handrail.governance.generate import example_lines
from handrail.governance.outcomes import UnprovenError
from handrail.governance.samples import proving_examples
from handrail.governance.sections import Mark, all_sections
from handrail.local.builtin import builtin_rules

OPEN = 'unknown = { ceiling = "sensitive" }'
SHUT = 'unknown = { ceiling = "internal" }'
PROOF = """
[[examples]]
name = "A list of customers where nobody knows who is signed in"
site = "https://copilot.cloud.microsoft"
text = "{{customer-list}}"
action = "redact"
proves = ["accounts-unknown"]
"""


def said(text: str) -> dict[str, Said]:
    """Return the sentences of a policy's document by their ids."""
    source = source_of(text)
    document = make_document(source.written, source.policy, builtin_rules())
    return {one.id: one for part in document.parts for one in part.said}


def test_each_surface_that_is_guarded_has_an_enforced_sentence() -> None:
    proofs = {
        one.proof.surface
        for section in all_sections()
        for one in section.statements
        if one.proof and one.id.startswith("checked-")
    }

    assert proofs == GUARDED


def test_what_is_not_guarded_is_on_trust_and_named() -> None:
    sentence = said(starter_text("bank"))["not-checked"]

    assert sentence.mark is Mark.TRUST
    assert sentence.text.startswith("What you type, drop, upload, photograph or send from a device")


def test_an_example_on_a_surface_that_nothing_guards_proves_nothing() -> None:
    text = starter_text("personal").replace(
        'proves = ["checked-pastes"', 'surface = "drop"\nproves = ["checked-pastes"', 1
    )

    with pytest.raises(UnprovenError, match=r'does not prove "checked-pastes": .* by paste'):
        said(text)


def test_an_example_with_an_account_that_nobody_can_tell_proves_nothing() -> None:
    text = starter_text("bank").replace(
        'proves = ["approved-tools"]', 'account = "workspace"\nproves = ["approved-tools"]', 1
    )

    with pytest.raises(UnprovenError, match=r'does not prove "approved-tools"'):
        said(text)


def test_where_nothing_is_taken_from_unknown_accounts_the_document_relies_on_people() -> None:
    found = said(starter_text("bank"))

    assert "accounts-unknown" not in found
    assert found["accounts-unseen"].mark is Mark.TRUST
    assert "a personal account do what a workspace account may" in found["accounts-unseen"].text
    assert found["accounts-personal"].text.endswith(
        "you may give such a tool public content at most."
    )


def test_what_unknown_accounts_may_not_do_is_enforced_and_proven() -> None:
    text = starter_text("bank").replace(OPEN, SHUT)
    with pytest.raises(UnprovenError, match=r"in a tool of tier approved for workspace accounts"):
        said(text)

    found = said(text + PROOF)

    assert found["accounts-unknown"].mark is Mark.ENFORCED
    assert "accounts-unseen" not in found
    assert found["accounts-unknown"].text.endswith(
        "receive internal content at most from everybody: "
        "sensitive content there goes in only with the values hidden."
    )


def test_an_example_for_it_is_made_like_any_other() -> None:
    text = starter_text("bank").replace(OPEN, SHUT)
    source = source_of(text)
    wanted = [
        one
        for section in all_sections()
        for one in section.statements
        if one.id == "accounts-unknown"
    ]
    made = proving_examples(wanted, source.policy, builtin_rules())

    lines = "\n".join(line for one in made for line in example_lines(one))
    assert "accounts-unknown" in said(f"{text}{lines}\n")


def test_a_policy_without_tools_for_workspace_accounts_speaks_of_none() -> None:
    assert not any(one.startswith("accounts") for one in said(starter_text("personal")))
    assert not any(tool.workspace for tool in starter("personal").policy.tools)


def otherwise(text: str) -> tuple[Mark, dict[str, str]]:
    """Return the table about what could not be checked, and its mark."""
    source = source_of(text)
    section = next(section for section in all_sections() if section.id == "P1")
    tables = {table.title: table for table in draw(section, source.written, source.policy)}
    table = tables["What happens otherwise"]
    return table.mark, {row[0]: row[1] for row in table.rows}


def test_what_happens_where_nothing_was_checked_is_what_the_policy_says() -> None:
    mark, rows = otherwise(f'{HEAD}[when]\npartial = "block"\nagent_silent = "allow"\n')

    assert mark is Mark.ENFORCED
    assert rows["There was too much to check all of it"] == "It does not go in as it is"
    assert rows["Handrail did not answer in time"] == "It goes in"
    assert rows["Handrail had a problem"] == "You see why, and you decide"
    assert rows["You paused checking"].endswith("after at most 15 minutes")


def test_what_is_softened_is_told_softened() -> None:
    when = '[when]\npartial = "block"\n'
    _, coached = otherwise(f'{HEAD}posture = "coach"\n{when}')
    mark, observed = otherwise(f'{HEAD}posture = "observe"\npause_minutes = 0\n{when}')

    assert coached["There was too much to check all of it"] == "It goes in when you give a reason"
    assert mark is Mark.RECORDED
    assert observed["There was too much to check all of it"] == "It goes in"
    assert observed["You paused checking"] == "Nobody can pause it"


def test_a_pause_is_recorded_where_there_may_be_one() -> None:
    text = starter_text("personal")

    assert said(text)["records-pauses"].mark is Mark.RECORDED
    assert "at most 15 minutes" in said(text)["records-pauses"].text
    never = text.replace("pause_minutes = 15", "pause_minutes = 0")
    assert "records-pauses" not in said(never)
