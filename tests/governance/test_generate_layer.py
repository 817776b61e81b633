"""A layer from a few answers: accepted over its policy, and never looser in anything."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.house import HEAD, STARTERS, WORKSPACE, source_of, starter
from handrail.engine.layers import tighten
from handrail.engine.place import place
from handrail.engine.policy import Policy
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import Account, Action, DataClass, Posture, Surface, Tier
from handrail.governance.change import Way
from handrail.governance.difference import compare
from handrail.governance.generate_layer import (
    KINDS,
    LayerAnswers,
    choices_over,
    generate_layer,
)
from handrail.governance.source import Source
from handrail.local.builtin import builtin_catalogue, builtin_rules, inventory

DAY = date(2026, 11, 1)
TOOLS = ("deepseek", "kimi", "claude-team", "gemini", "poe")


def made(upper: Policy, **more: Any) -> tuple[str, Policy]:  # noqa: ANN401 - as LayerAnswers has it
    """Generate with what is delivered."""
    given: dict[str, Any] = {
        "kind": "team",
        "name": "Research",
        "owner": "Ada",
        "effective": DAY,
    } | more
    every = builtin_catalogue() + inventory()
    return generate_layer(LayerAnswers(**given), upper, every, builtin_rules())


@settings(max_examples=40, deadline=None)
@given(data=st.data(), name=st.sampled_from(STARTERS), kind=st.sampled_from(KINDS))
def test_whatever_is_chosen_is_a_layer_that_only_tightens(
    data: st.DataObject, name: str, kind: str
) -> None:
    upper = starter(name)
    offered = choices_over(upper.policy)
    picked = data.draw(st.lists(st.sampled_from(TOOLS), unique=True, max_size=3))

    text, merged = made(
        upper.policy,
        kind=kind,
        posture=data.draw(st.sampled_from((None, *offered.postures))),
        unlisted=data.draw(st.sampled_from((None, *offered.unlisted))),
        internal=data.draw(st.sampled_from((None, *offered.internal))),
        sensitive=data.draw(st.sampled_from((None, *offered.sensitive))),
        prohibited=tuple(picked[1:]),
        lowered=tuple((one, DataClass.PUBLIC) for one in _lowerable(upper.policy, picked[:1])),
        words=data.draw(st.sampled_from(((), ("Bluefin", 'Kes"trel\\2')))),
        history_days=data.draw(st.sampled_from((None, 1, offered.history_days))),
        pause_minutes=data.draw(st.sampled_from((None, 0, offered.pause_minutes))),
        paste_ceiling=data.draw(st.sampled_from((None, *offered.paste_ceiling))),
        unknown_account=data.draw(st.sampled_from((None, *offered.unknown_account))),
    )

    after = Source(upper.file, text, upper.written, merged)
    assert [one for one in compare(upper, after, builtin_rules()) if one.way is Way.LOOSER] == []
    assert merged.above is upper.policy
    assert f'extends = "{upper.policy.id}"' in text


def _lowerable(upper: Policy, tools: list[str]) -> list[str]:
    """Leave tools out that the upper policy prohibits: nothing is lower than that."""
    tiers = {tool.id: tool.tier for tool in upper.tools}
    return [one for one in tools if tiers.get(one) is not Tier.PROHIBITED]


def test_only_what_is_at_least_as_strict_is_offered() -> None:
    bank = choices_over(starter("bank").policy)
    personal = choices_over(starter("personal").policy)

    assert bank.sensitive[0] is starter("bank").policy.classes[DataClass.SENSITIVE].over_ceiling
    assert bank.postures == (Posture.ENFORCE,)
    assert personal.unlisted[0] is starter("personal").policy.tiers[Tier.UNLISTED].ceiling
    assert bank.sensitive[-1] is Action.BLOCK


def test_a_ceiling_of_surface_and_account_is_offered_below_what_goes_there_now() -> None:
    everything = ["sensitive", "internal", "public"]
    workspace = choices_over(source_of(HEAD + WORKSPACE).policy)
    limits = '[surfaces.paste]\nceiling = "internal"\n[accounts.unknown]\nceiling = "public"\n'
    limited = choices_over(source_of(HEAD + limits + WORKSPACE).policy)
    without = choices_over(source_of(HEAD).policy)

    assert list(workspace.paste_ceiling) == list(workspace.unknown_account) == everything
    assert list(limited.paste_ceiling) == ["internal", "public"]
    assert list(limited.unknown_account) == ["public"]
    assert list(without.paste_ceiling) == ["internal", "public"]
    assert without.unknown_account == ()


def test_what_a_surface_and_an_account_take_is_what_was_answered() -> None:
    upper = source_of(HEAD + WORKSPACE).policy

    _, pasting = made(upper, paste_ceiling=DataClass.INTERNAL)
    _, unknown = made(upper, unknown_account=DataClass.PUBLIC)

    assert place("claude.ai", upper).ceiling is DataClass.SENSITIVE
    assert pasting.surfaces[Surface.PASTE].limit.ceiling is DataClass.INTERNAL
    assert place("claude.ai", unknown).ceiling is DataClass.PUBLIC


@pytest.mark.parametrize("name", STARTERS)
@pytest.mark.parametrize("answered", [True, False])
def test_what_is_offered_besides_is_a_layer_when_the_signs_are_taken_away(
    name: str,
    answered: bool,  # noqa: FBT001
) -> None:
    upper = starter(name).policy
    more = {"paste_ceiling": DataClass.PUBLIC, "unknown_account": DataClass.PUBLIC}
    text, _ = made(upper, **more if answered else {})
    begin = text.index("# What else")
    offered = re.sub(r"^# ?", "", text[begin:].partition("\n")[2], flags=re.MULTILINE)

    merged = tighten(
        upper, text[:begin] + offered, "team.toml", builtin_catalogue(), builtin_rules().by_id
    )

    assert merged.surfaces[Surface.PASTE].limit.ceiling is DataClass.PUBLIC
    assert merged.surfaces[Surface.FILE].limit.any_content is Action.BLOCK
    assert merged.accounts[Account.UNKNOWN].ceiling is DataClass.PUBLIC
    assert merged.accounts[Account.PERSONAL].any_content is Action.BLOCK


def test_what_is_not_answered_is_left_to_the_policy_above() -> None:
    upper = starter("software-company").policy

    text, merged = made(upper)

    assert "[tiers" not in text
    assert "[classes" not in text
    assert "[[tools]]" not in text
    assert merged.tiers == upper.tiers
    assert merged.classes == upper.classes


def test_an_answer_that_would_loosen_is_refused_with_its_key() -> None:
    upper = starter("bank").policy

    with pytest.raises(FileUnusableError, match=r"retention\.history_days"):
        made(upper, history_days=upper.history_days + 1)


def test_a_layer_never_takes_the_id_of_a_policy_above() -> None:
    upper = starter("bank").policy

    text, _ = made(upper, name=upper.id)

    assert f'id = "{upper.id}-team"' in text


def test_a_tool_of_the_organisations_own_is_named_with_its_hosts() -> None:
    own = '[[tools]]\nid = "acme-chat"\nhosts = ["chat.acme.example"]\ntier = "approved"\n'
    upper = source_of(HEAD + own).policy

    text, merged = made(upper, lowered=(("acme-chat", DataClass.PUBLIC),))

    assert 'hosts = ["chat.acme.example"]' in text
    assert place("chat.acme.example", merged).ceiling is DataClass.PUBLIC
    assert place("chat.acme.example", merged).tier is Tier.APPROVED


def test_words_stay_out_of_what_is_printed() -> None:
    answers = LayerAnswers("team", "Research", "Ada", DAY, words=("Bluefin",))

    assert "Bluefin" not in repr(answers)
