"""Advice about surfaces, accounts and a silent agent."""

from datetime import date

import pytest

from governance.house import HEAD, WORKSPACE, source_of
from handrail.governance.advice import advise
from handrail.local.builtin import builtin_rules

TODAY = date(2026, 11, 21)


def advice(text: str) -> str:
    """Return what is unwise in a policy, one line each."""
    return "\n".join(map(str, advise(source_of(HEAD + text), builtin_rules(), TODAY)))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "[surfaces]\ndrop = { guarded = true }\n",
            (
                "line 6: surfaces.drop.guarded = true, and this version cannot guard it yet: "
                "what people drop goes in unchecked; tell them so"
            ),
        ),
        (
            '[surfaces]\nfile = { ceiling = "public" }\n',
            'line 6: surfaces.file.ceiling = "public" waits for a version that can guard it',
        ),
        (
            '[surfaces]\nsubmit = { any_content = "warn" }\n',
            'surfaces.submit.any_content = "warn" waits',
        ),
        (WORKSPACE, 'tools[0].account = "workspace" cannot be told yet, so everybody there gets'),
        ('[accounts]\nunknown = { ceiling = "public" }\n', "accounts.unknown changes nothing"),
        (
            WORKSPACE.replace('"workspace"', '"personal"'),
            "an agreement is about workspace accounts",
        ),
        ('[when]\nagent_silent = "allow"\n', 'when.agent_silent = "allow" lets in what nobody'),
    ],
)
def test_what_is_legal_and_unwise_is_said_with_its_line(text: str, line: str) -> None:
    assert line in advice(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "surfaces"),
        ('[surfaces]\npaste = { guarded = true, ceiling = "internal" }\n', "surfaces"),
        ("[surfaces]\ndrop = { guarded = false }\n", "surfaces"),
        (f'[accounts]\nunknown = {{ ceiling = "sensitive" }}\n{WORKSPACE}', "account"),
        (WORKSPACE.replace('"sensitive"', '"internal"'), "account"),
        ('[when]\nagent_silent = "block"\n', "when"),
    ],
)
def test_what_is_said_plainly_or_not_at_all_needs_no_advice(text: str, key: str) -> None:
    assert key not in advice(text)


def test_a_tool_that_never_counts_on_its_site_is_named() -> None:
    both = (
        '[[tools]]\nid = "chatgpt-enterprise"\ntier = "approved"\n'
        '[[tools]]\nid = "chatgpt"\ntier = "restricted"\n'
    )

    line = 'tools[0].id = "chatgpt-enterprise" never counts: on its site "chatgpt" does'

    assert line in advice(both)
    assert "never counts" not in advice(WORKSPACE)
