"""A document promises nothing about sites where the extension does not run by itself."""

import pytest

from governance.house import source_of, starter_text
from handrail.engine.policy import Tool
from handrail.governance.document import Document, make_document
from handrail.governance.reach import runs_by_itself
from handrail.governance.sections import Mark
from handrail.local.builtin import builtin_rules

OWN = """
[[tools]]
id = "acme-chat"
name = "Acme Chat"
hosts = ["chat.acme.example"]
tier = "prohibited"
"""


@pytest.mark.parametrize(
    ("hosts", "runs"),
    [
        (("chatgpt.com",), True),
        (("team.chatgpt.com", "chat.acme.example"), True),
        (("chat.acme.example",), False),
        (("notchatgpt.com",), False),
        ((), False),
    ],
)
def test_the_extension_runs_on_the_sites_of_the_catalogue(
    hosts: tuple[str, ...], *, runs: bool
) -> None:
    assert runs_by_itself(Tool("x", "X", hosts)) is runs


def document(tools: str) -> Document:
    """Make the document of a household that decided about some tools."""
    source = source_of(starter_text("personal") + tools)
    return make_document(source.written, source.policy, builtin_rules())


def test_a_site_that_people_switch_on_is_on_trust() -> None:
    made = document(OWN)

    part = next(one for one in made.parts if one.id == "P2")
    table = {one.title: one for one in part.tables}
    assert "What each tool may receive" not in table
    switched = table["What each may receive where you switched Handrail on"]
    assert (switched.mark, switched.rows[0][:3]) == (
        Mark.TRUST,
        ("Acme Chat", "prohibited", "nothing"),
    )
    said = [one for one in part.said if "Acme Chat" in one.text]
    assert [one.mark for one in said] == [Mark.TRUST]
    assert "marked as prohibited" not in "".join(one.text for one in part.said)


def test_a_site_of_the_catalogue_needs_no_switch() -> None:
    assert "switched" not in str(document("").parts)
