"""What a policy file compiles to, and what is said when it does not."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.errors import PolicyError
from handrail.engine.policy import (
    Allow,
    Bulk,
    ClassHandling,
    Dictionary,
    OwnPattern,
    Policy,
    RuleSetting,
    TierHandling,
    Tool,
    When,
)
from handrail.engine.policy_text import compile_policy, read_catalogue
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import Action, DataClass, Posture, Tier

CATALOGUE = tuple(
    Tool(name.lower().replace(" ", "-"), name, hosts)
    for name, hosts in [
        ("ChatGPT", ("chatgpt.com",)),
        ("ChatGPT Enterprise", ("chatgpt.com",)),
        ("Claude", ("claude.ai",)),
        ("DeepSeek", ("chat.deepseek.com",)),
        ("Kimi", ("kimi.com",)),
    ]
)
RULES = ("contact.email", "payment.card", "secret.private-key")
HEAD = '[policy]\nid = "acme"\nversion = 1\nowner = "security"\n'
HERE = Path(__file__).parent
COMPLETE = (HERE / "complete_policy.toml").read_text("utf-8")
BROKEN = sorted((HERE / "broken_policies").glob("*.toml"))


def compiled(text: str) -> Policy:
    return compile_policy(text, CATALOGUE, RULES, "policy.toml")


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(FileUnusableError) as caught:
        compiled(text)
    return caught.value.lines


def test_every_key_of_a_complete_file_arrives() -> None:
    policy = compiled(COMPLETE)

    assert (policy.id, policy.version, policy.owner) == (
        "acme-ai-usage",
        7,
        "security@acme.example",
    )
    assert (policy.effective, policy.review_by) == (date(2026, 12, 1), date(2027, 6, 1))
    assert policy.posture is Posture.COACH
    assert policy.tiers == {
        Tier.APPROVED: TierHandling(DataClass.INTERNAL),
        Tier.UNLISTED: TierHandling(DataClass.PUBLIC),
        Tier.RESTRICTED: TierHandling(DataClass.PUBLIC, Action.WARN),
        Tier.PROHIBITED: TierHandling(DataClass.PUBLIC, Action.BLOCK),
    }
    assert policy.classes == {
        DataClass.INTERNAL: ClassHandling(Action.WARN),
        DataClass.SENSITIVE: ClassHandling(Action.REDACT),
        DataClass.PROHIBITED: ClassHandling(Action.BLOCK, offer_redacted=False),
    }
    assert policy.when == When(agent_silent=Action.BLOCK, partial=Action.JUSTIFY)


def test_every_rule_word_and_pattern_of_a_complete_file_arrives() -> None:
    policy = compiled(COMPLETE)

    assert policy.rules == {
        "contact.email": RuleSetting(
            DataClass.INTERNAL,
            Bulk(5, DataClass.SENSITIVE),
            allow=Allow(
                frozenset({"info@acme.example"}), (".+@acme[.]example",), frozenset({"claude"})
            ),
        ),
        "payment.card": RuleSetting(enabled=False),
    }
    assert policy.dictionaries == (
        Dictionary(
            "projects",
            ("Bluefin", "Kestrel-2"),
            DataClass.SENSITIVE,
            match="word",
            case="exact",
            title="A code name",
            why="It names something nobody outside knows of.",
            remedy="Call it the project.",
        ),
    )
    assert policy.patterns == (
        OwnPattern(
            "tickets",
            r"\bACME-[0-9]{6}\b",
            DataClass.INTERNAL,
            near=("ticket",),
            title="A ticket",
            why="It leads to what a customer wrote.",
            remedy="Leave the number out.",
        ),
    )


def test_the_files_tools_come_first_and_the_catalogues_stay() -> None:
    tools = compiled(COMPLETE).tools

    assert tools[0] == Tool(
        "chatgpt-enterprise",
        "ChatGPT Enterprise",
        ("chatgpt.com",),
        Tier.APPROVED,
        DataClass.SENSITIVE,
        "DPA 2026-03-01",
        ("deepseek", "kimi"),
        workspace=True,
    )
    assert tools[1] == Tool("acme-chat", "Acme Chat", ("chat.acme.example",), Tier.APPROVED)
    assert tools[2:] == tuple(tool for tool in CATALOGUE if tool.id != "chatgpt-enterprise")


def test_a_tools_own_hosts_and_name_are_added_to_the_catalogues() -> None:
    text = '[[tools]]\nid = "kimi"\ntier = "restricted"\nhosts = ["k.example", "kimi.com"]\n'

    tool = compiled(HEAD + text + 'name = "Our Kimi"\n').tools[0]
    assert (tool.name, tool.hosts) == ("Our Kimi", ("kimi.com", "k.example"))


def test_a_tool_without_a_name_goes_by_its_id() -> None:
    text = '[[tools]]\nid = "acme"\ntier = "approved"\nhosts = ["chat.acme.example"]\n'

    assert compiled(HEAD + text).tools[0].name == "acme"


def test_a_file_with_only_a_head_is_a_policy() -> None:
    policy = compiled(HEAD)

    assert policy.posture is Posture.ENFORCE
    assert (policy.effective, policy.review_by) == (None, None)
    assert policy.tools == CATALOGUE
    assert policy.when == When()


@pytest.mark.parametrize(
    "effective, review_by",
    [
        ("2026-12-01", date(2027, 3, 1)),
        ("2026-01-15", date(2026, 4, 15)),
        ("2026-11-30", date(2027, 2, 28)),
        ("2026-09-30", date(2026, 12, 30)),
        ("9999-12-01", date.max),
    ],
)
def test_a_policy_is_reviewed_quarterly_unless_it_says_otherwise(
    effective: str, review_by: date
) -> None:
    assert compiled(HEAD + f"effective = {effective}\n").review_by == review_by


@pytest.mark.parametrize("agreement, refused", [("", True), ('agreement = "DPA"\n', False)])
@pytest.mark.parametrize("ceiling", ["public", "internal", "sensitive", "prohibited"])
def test_a_ceiling_above_internal_needs_an_agreement(
    ceiling: str, agreement: str, *, refused: bool
) -> None:
    text = f'{HEAD}[[tools]]\nid = "kimi"\ntier = "approved"\nceiling = "{ceiling}"\n{agreement}'

    if refused and ceiling in {"sensitive", "prohibited"}:
        assert "needs an agreement" in problems(text)[0]
    else:
        assert compiled(text).tools[0].ceiling == ceiling


def test_reasons_to_choose_from_arrive_once_each() -> None:
    policy = compiled(HEAD + '[overrides]\nreasons = ["Made up", "Agreed", "Made up"]\n')

    assert policy.reasons == ("Made up", "Agreed")
    assert compiled(HEAD).reasons == ()


def test_the_digest_follows_the_text() -> None:
    assert compiled(HEAD).digest == compiled(HEAD).digest
    assert compiled(HEAD).digest != compiled(HEAD + "# a word\n").digest


def test_a_byte_order_mark_does_no_harm() -> None:
    assert compiled("\ufeff" + HEAD).id == "acme"
    assert problems("\ufeff\n[when]\npartial = 1\n" + HEAD)[0].startswith("policy.toml line 3:")


@pytest.mark.parametrize("path", BROKEN, ids=[path.stem for path in BROKEN])
def test_a_broken_policy_is_explained(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text("utf-8").splitlines()

    assert list(problems(path.read_text("utf-8"))) == expected


def test_every_kind_of_mistake_has_its_example() -> None:
    assert len(BROKEN) >= 12
    assert [path.stem for path in BROKEN] == sorted(
        path.stem for path in BROKEN[0].parent.glob("*.txt")
    )


def test_an_error_is_one_line_that_says_how_many_more_there_are() -> None:
    with pytest.raises(PolicyError) as caught:
        compiled(HEAD + '[when]\npartial = "a\\nb"\ntoo_large = 1\n')

    assert str(caught.value) == (
        'policy.toml line 6: when.partial = "a\\nb" is not an action; '
        "use one of: allow, warn, justify, redact, block (and 1 more)"
    )


def test_after_twenty_problems_the_rest_is_counted() -> None:
    lines = problems(HEAD + "".join(f"x{place} = 1\n" for place in range(23)))

    assert len(lines) == 21
    assert lines[-1] == "policy.toml: 3 more; correct these first"


def test_the_words_of_a_dictionary_are_in_no_message() -> None:
    text = HEAD + '[[dictionaries]]\nname = "d"\nclass = "internal"\nterms = ["Kestrel\\n", "K"]\n'

    lines = problems(text)

    assert len(lines) == 2
    assert not any("K" in line for line in lines)


def test_a_catalogue_gives_every_tool_and_then_its_workspaces() -> None:
    text = (
        '[[tools]]\nid = "a"\nname = "A"\nvendor = "V"\nhosts = ["a.example"]\nsources = ["s"]\n'
        'workspaces = [{ id = "a-team", name = "A Team" }]\n'
    )

    assert read_catalogue(text, "catalogue.toml") == (
        Tool("a", "A", ("a.example",), vendor="V"),
        Tool("a-team", "A Team", ("a.example",), vendor="V"),
    )


def test_a_catalogue_with_an_id_twice_is_refused() -> None:
    text = '[[tools]]\nid = "a"\nname = "A"\nvendor = "V"\nhosts = ["a.example"]\nsources = ["s"]\n'

    with pytest.raises(PolicyError, match=r'catalogue.toml line 7: tools\[1\] repeats the id "a"'):
        read_catalogue(text * 2, "catalogue.toml")


PIECES = st.sampled_from(
    [*re.findall(r"\w+|\s|[^\w\s]", COMPLETE), "[[", "]]", '"""', "'''", "9" * 5000, "\ufeff", "\0"]
)


@given(
    st.integers(0, len(COMPLETE)),
    st.integers(0, 30),
    st.lists(PIECES, max_size=4).map("".join) | st.text(max_size=4),
)
def test_a_damaged_file_gives_a_policy_or_a_readable_error(at: int, cut: int, put: str) -> None:
    damaged = COMPLETE[:at] + put + COMPLETE[at + cut :]

    outcome = policy_or_error(damaged)

    if isinstance(outcome, Policy):
        assert set(outcome.tiers) == set(Tier)
        assert set(outcome.classes) == set(DataClass) - {DataClass.PUBLIC}
    else:
        assert all(line.startswith("policy.toml") and line.isprintable() for line in outcome)


def policy_or_error(text: str) -> Policy | tuple[str, ...]:
    """Return what a text compiles to, or what is said about it; nothing else may be raised."""
    try:
        return compiled(text)
    except FileUnusableError as error:
        return error.lines


@given(st.text())
def test_any_text_gives_a_policy_error_at_most(text: str) -> None:
    with pytest.raises(PolicyError):
        compiled(text)


def test_a_text_with_half_a_character_is_refused_like_any_other_mistake() -> None:
    half = chr(0xD800)

    assert problems(f'{HEAD}note = "{half}"')[0].isascii()
