"""Differences that no example shows."""

import pytest

from governance.house import HEAD, source_of
from handrail.governance.difference import compare
from handrail.local.builtin import builtin_rules

TOOL = '[[tools]]\nid = "claude-team"\ntier = "approved"\n'
MAIL = '[rules."contact.email"'


def told(before: str, after: str) -> set[tuple[str, str, str, str]]:
    """Return the changes from one policy to another."""
    one, two = source_of(HEAD + before), source_of(HEAD + after)
    changes = compare(one, two, builtin_rules())
    return {(str(one.way), one.what, one.before, one.after) for one in changes}


@pytest.mark.parametrize(
    ("before", "after", "what", "first", "second"),
    [
        ("", "pause_minutes = 5\n", "the longest pause", "15 minutes", "5 minutes"),
        ("", "[retention]\nhistory_days = 30\n", "history kept", "90 days", "30 days"),
        (
            "[surfaces]\ndrop = { guarded = false }\n",
            "",
            "surface drop",
            "not guarded",
            "guarded",
        ),
        (
            "",
            '[surfaces]\nfile = { ceiling = "public" }\n',
            "ceiling of surface file",
            "none",
            "public",
        ),
        (
            "",
            '[surfaces]\nsubmit = { any_content = "justify" }\n',
            "everything by surface submit",
            "allow",
            "justify",
        ),
        (
            "",
            '[accounts]\nunknown = { ceiling = "internal" }\n',
            "ceiling of account unknown in tools for workspace accounts",
            "none",
            "internal",
        ),
        (
            TOOL,
            f'{TOOL}account = "workspace"\n',
            "sign-in at Claude Team",
            "any account",
            "workspace accounts only",
        ),
        (
            "",
            "[classes.prohibited]\noffer_redacted = false\n",
            "prohibited content, redacted",
            "may go",
            "may not go",
        ),
        (
            "",
            '[classes.sensitive]\nexceptions = "never"\n',
            "exceptions for sensitive content",
            "allowed",
            "never",
        ),
        (
            f'{MAIL}]\nbulk = {{ from = 9, class = "sensitive" }}\n',
            f'{MAIL}]\nbulk = {{ from = 5, class = "sensitive" }}\n',
            "rule contact.email, many values",
            "from 9 on",
            "from 5 on",
        ),
    ],
)
def test_a_setting_that_no_example_shows_is_told_both_ways(
    before: str, after: str, what: str, first: str, second: str
) -> None:
    assert ("stricter", what, first, second) in told(before, after)
    assert ("looser", what, second, first) in told(after, before)


def test_what_is_let_pass_is_counted_and_never_quoted() -> None:
    allow = f'{MAIL}.allow]\nvalues = ["ada@acme.example"]\ntools = ["claude"]\n'

    assert told("", allow) == {("looser", "rule contact.email lets pass", "", "2 more")}
    assert told(allow, "") == {("stricter", "rule contact.email lets pass", "", "2 fewer")}


def test_one_text_by_two_surfaces_is_two_examples() -> None:
    example = '[[examples]]\nname = "A"\nsite = "claude.ai"\ntext = "hello"\naction = "allow"\n'
    by_file = f'[surfaces]\nfile = {{ any_content = "block" }}\n{example}surface = "file"\n'
    pasted = f'[surfaces]\npaste = {{ any_content = "warn" }}\n{example}'

    changes = {one for one in told(by_file, pasted) if one[1] == "example: A"}

    assert changes == {
        ("looser", "example: A", "block", "allow"),
        ("stricter", "example: A", "allow", "warn"),
    }
