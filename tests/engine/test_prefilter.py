"""What a page is told to look for, and that it misses nothing the engine would hold."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.engine.place import place
from handrail.engine.policy import (
    Allow,
    Dictionary,
    OwnPattern,
    Policy,
    RuleSetting,
    TierHandling,
    Tool,
)
from handrail.engine.prefilter import Mode, prefilter, term_hash
from handrail.engine.prefilter_words import page_fold
from handrail.engine.rule import Context, Rule, compile_rules
from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.local.builtin import builtin_rules, starter_policy
from rules.templates import fill
from support.prefilter_page import SALT, described, held, pastes, tried

HOST = "chatgpt.com"
# A page gets it with its first message; house.md wants it small. A fifth weighs unmarked papers.
SIZE_LIMIT_BYTES = 136 * 1024
# What one more rule for keys of one vendor, known by a prefix, may add to it.
VENDOR_LIMIT_BYTES = 64
PROSE = "Thank you for the notes of last week. Could we talk about them on Tuesday morning?"


def with_tool(policy: Policy, tier: Tier, ceiling: DataClass | None = None) -> Policy:
    tool = Tool("chatgpt", "ChatGPT", (HOST,), tier=tier, ceiling=ceiling)
    return replace(policy, tools=(tool,))


def with_terms(*terms: str) -> Policy:
    names = Dictionary("projects", terms, DataClass.SENSITIVE)
    return replace(starter_policy(), dictionaries=(names,))


def with_prefix(rule: Rule, prefix: str) -> Rule:
    pattern = rf"\b({prefix}[A-Za-z0-9]{{36}})\b"
    return replace(rule, id=f"secret.{prefix}", keywords=(prefix,), pattern=pattern)


def trips(policy: Policy, text: str, html: str = "") -> bool:
    told = described(builtin_rules(), policy, HOST)
    [one] = tried(told, [(text, html)])
    return one.trips


@pytest.mark.parametrize("ceiling", DataClass)
def test_a_page_that_reads_signs_by_their_names_is_told_of_one_at_least(
    ceiling: DataClass,
) -> None:
    """A page of an older version finds no name in a list, and takes it for always there."""
    told = described(builtin_rules(), with_tool(starter_policy(), Tier.APPROVED, ceiling), HOST)

    assert bool(told.signs) == (told.mode is Mode.LOOK)
    assert all(isinstance(sign, tuple) for sign in told.signs)


def test_whatever_the_engine_holds_trips_the_prefilter() -> None:
    rules, policy = builtin_rules(), starter_policy()
    all_pastes = list(pastes([11]))

    found = tried(described(rules, policy, HOST), all_pastes)

    passed = [paste for paste, one in zip(all_pastes, found, strict=True) if not one.trips]
    assert len(passed) > len(all_pastes) / 5
    assert sum(held(paste, policy, rules, HOST) for paste in passed) == 0


def test_every_example_of_every_rule_that_can_hold_something_trips() -> None:
    rules, policy = builtin_rules(), starter_policy()
    hits = [
        (part.rule.id, fill(hit, Random(seed)))
        for seed, part in enumerate(rules.parts)
        for hit in part.rule.hits
    ]

    found = tried(described(rules, policy, HOST), [(hit, "") for _, hit in hits])

    missed = [
        rule
        for (rule, hit), one in zip(hits, found, strict=True)
        if not one.trips and held((hit, ""), policy, rules, HOST)
    ]
    assert missed == []


def test_most_everyday_prose_passes() -> None:
    assert not trips(starter_policy(), PROSE)
    assert not trips(starter_policy(), PROSE, f"<p>{PROSE}&nbsp;<b>Bye</b></p>")


@pytest.mark.parametrize("blank", [" ", "\n", "\t\u2013 "])
def test_what_must_be_there_often_must_be_different(blank: str) -> None:
    again = blank.join(["anna@mill.org"] * 9)
    list_of_all = blank.join(f"{name}@mill.org" for name in "abcdefgh")

    assert not trips(starter_policy(), f"{PROSE}{blank}{again}", f"<p>{PROSE} {again}</p>")
    assert trips(starter_policy(), f"{PROSE} {again} {list_of_all}")


@pytest.mark.parametrize("word", ["dl_number", "DL-Number", "dlNumber", "DL number"])
def test_what_opens_a_rule_for_numbers_is_a_word(word: str) -> None:
    assert trips(starter_policy(), f"name,{word},town\nAnna,D12345678,Ghent")
    assert not trips(starter_policy(), f"{PROSE} Handle 734117 and numbers of dlopen.")


def test_at_a_prohibited_tool_everything_is_asked_about() -> None:
    policy = with_tool(starter_policy(), Tier.PROHIBITED)

    assert prefilter(builtin_rules(), policy, place(HOST, policy), SALT).mode is Mode.ASK


def test_where_nothing_can_be_held_everything_passes() -> None:
    policy = with_tool(starter_policy(), Tier.APPROVED, DataClass.PROHIBITED)

    assert prefilter(builtin_rules(), policy, place(HOST, policy), SALT).mode is Mode.NATIVE


def test_a_tier_that_allows_any_content_says_nothing_about_it() -> None:
    policy = starter_policy()
    tiers = {**policy.tiers, Tier.UNLISTED: TierHandling(DataClass.INTERNAL, Action.ALLOW)}

    told = described(builtin_rules(), replace(policy, tiers=tiers), HOST)

    assert told.mode is Mode.LOOK


def test_what_would_be_recorded_is_asked_about_though_nothing_is_held() -> None:
    policy = replace(starter_policy(), posture=Posture.OBSERVE)

    assert described(builtin_rules(), policy, HOST).mode is Mode.LOOK


def test_a_rule_that_is_turned_off_is_not_looked_for() -> None:
    rules, policy = builtin_rules(), starter_policy()
    off = {rule: RuleSetting(enabled=False) for rule in rules.by_id}

    assert described(rules, replace(policy, rules=off), HOST).mode is Mode.NATIVE


def test_one_address_passes_and_a_list_of_them_trips() -> None:
    assert not trips(starter_policy(), "Ask anna@mill.org about it.")
    assert trips(starter_policy(), "\n".join(f"{name}@mill.org" for name in "abcdefgh"))


@pytest.mark.parametrize("term", ["Bluefin", "Kestrel-2", "Ὀδυσσεύς", "プロジェクト", "x" * 90])
def test_a_dictionary_term_trips_and_is_told_to_no_page(term: str) -> None:
    policy = with_terms(term)
    told = msgspec.json.encode(described(builtin_rules(), policy, HOST)).decode()

    assert trips(policy, f"about {term.upper()}, soon")
    assert not trips(policy, "about something else, soon")
    assert page_fold(term) not in told
    assert term not in told


def test_the_same_term_has_another_hash_with_another_salt() -> None:
    assert term_hash("bluefin", (1, 2)) != term_hash("bluefin", (1, 3))
    assert term_hash("bluefin", (1, 2)) != term_hash("bluefin", (2, 2))


@pytest.mark.parametrize(
    "text", ["all Bluefins", "git switch red-harbour", "Red\nHarbour", "Foxes"]
)
def test_a_dictionary_term_trips_in_every_form_that_counts(text: str) -> None:
    assert trips(with_terms("Bluefin", "Red Harbour", "Fox"), text)


def test_words_that_count_inside_of_others_are_asked_about() -> None:
    names = Dictionary("projects", ("fin",), DataClass.SENSITIVE, match="anywhere")
    policy = replace(starter_policy(), dictionaries=(names,))
    harmless = replace(policy, rules={"confidential.projects": RuleSetting(DataClass.PUBLIC)})

    assert described(builtin_rules(), policy, HOST).mode is Mode.ASK
    assert described(builtin_rules(), harmless, HOST).mode is Mode.LOOK


def test_a_pattern_of_the_policy_trips_and_its_letters_are_told_to_no_page() -> None:
    own = OwnPattern("tickets", r"\bZorbl-(?:[0-9]{6}|X[a-f]{4})\b", DataClass.SENSITIVE)
    policy = replace(starter_policy(), patterns=(own,))
    told = described(builtin_rules(), policy, HOST)
    alone = described(compile_rules(()), policy, HOST)

    assert trips(policy, "see Zorbl-123456 and Zorbl-Xabcd")
    assert not trips(policy, "see the ticket of last week")
    assert "orbl" not in msgspec.json.encode(told).decode()
    assert {ranges for ranges in alone.alphabet if ranges.isascii()} == {"-", "0-9"}


def test_a_pattern_of_the_policy_that_may_go_anywhere_is_told_to_no_page() -> None:
    own = OwnPattern("tickets", r"\bZorbl-[0-9]{6}\b", DataClass.PUBLIC)
    policy = replace(starter_policy(), patterns=(own,))

    assert described(compile_rules(()), policy, HOST).signs == ()


def test_a_pattern_with_a_word_near_it_waits_for_the_word() -> None:
    own = OwnPattern("customers", r"[0-9]{6}", DataClass.SENSITIVE, near=("Kundennummer",))
    policy = replace(starter_policy(), patterns=(own,))

    assert trips(policy, "Kundennummer 123456")
    assert not trips(policy, "zusammen 123456")


def test_a_rule_that_may_pass_at_the_tool_is_not_looked_for_there() -> None:
    rules = compile_rules([part.rule for part in builtin_rules().parts if "key" in part.rule.id])
    allow = RuleSetting(allow=Allow(tools=frozenset({"chatgpt"})))
    policy = replace(starter_policy(), rules=dict.fromkeys(rules.by_id, allow))

    assert described(rules, policy, HOST).mode is Mode.NATIVE
    assert described(rules, policy, "claude.ai").mode is Mode.LOOK


TERMS = st.text("aZk2 -_éß\u03a3\u03c2プ", min_size=2, max_size=12).filter(str.strip)
OWN = st.sampled_from([r"KD[0-9]{4}", r"(?i)pro-[a-z]{2}", r"[\x{e4}\x{f6}]-\d", r"Z+k?2{2}"])


@settings(max_examples=15, deadline=None)
@given(
    st.lists(TERMS, min_size=1, max_size=4),
    OWN,
    st.sampled_from(["forms", "word"]),
    st.sampled_from(["any", "exact"]),
    st.lists(st.text("aZkKD2 -_sé'\n\u03a3ßプ190", max_size=8), min_size=8, max_size=8),
)
def test_whatever_the_policys_own_rules_hold_trips_the_prefilter(
    terms: list[str], source: str, match: str, case: str, around: list[str]
) -> None:
    names = Dictionary("d", tuple(terms), DataClass.SENSITIVE, match, case)  # type: ignore[arg-type]
    own = OwnPattern("p", source, DataClass.SENSITIVE)
    policy = replace(starter_policy(), dictionaries=(names,), patterns=(own,))
    rules = compile_rules(())
    shown = [*terms, "KD1234", "PRO-kk", "ö-7", "ZZ22", "ß-9", "Z22"]
    texts = [(f"{side}{value}{side[::-1]}", "") for side in around for value in shown]

    found = tried(described(rules, policy, HOST), texts)

    passed = [text for text, one in zip(texts, found, strict=True) if not one.trips]
    assert [text for text in passed if held(text, policy, rules, HOST)] == []


def test_a_very_long_dictionary_means_that_everything_is_asked_about() -> None:
    policy = with_terms(*(f"name {number}" for number in range(5_000)))

    assert described(builtin_rules(), policy, HOST).mode is Mode.ASK


def test_a_long_text_is_asked_about() -> None:
    assert trips(starter_policy(), PROSE * 2_000)


def test_a_rule_with_a_prefix_of_its_own_costs_the_description_little() -> None:
    rules, policy = builtin_rules(), starter_policy()
    known = [part.rule for part in rules.parts]
    vendors = [with_prefix(rules.by_id["secret.sendgrid-key"], f"v{n:03}_") for n in range(200)]
    before = len(msgspec.json.encode(described(rules, policy, HOST)))

    told = described(compile_rules([*known, *vendors]), policy, HOST)

    assert len(msgspec.json.encode(told)) - before < len(vendors) * VENDOR_LIMIT_BYTES


def test_the_description_is_small() -> None:
    told = described(builtin_rules(), starter_policy(), HOST)

    assert len(msgspec.json.encode(told)) < SIZE_LIMIT_BYTES


def test_a_column_that_joins_its_words_trips(make_rule: Callable[..., Rule]) -> None:
    rule = make_rule(
        keywords=(),
        digits=6,
        pattern="([0-9]{6})",
        context=Context(("door badge",), required=True),
    )
    told = described(compile_rules([rule]), starter_policy(), HOST)

    found = tried(told, [(f"name,{head}\nA,123456", "") for head in ("door_badge", "doorBadge")])
    assert all(one.trips for one in found)


def test_a_name_that_has_the_word_in_it_trips(make_rule: Callable[..., Rule]) -> None:
    needs = Context(("badge",), required=True)
    rule = make_rule(keywords=(), digits=6, pattern="([0-9]{6})", context=needs)
    told = described(compile_rules([rule]), starter_policy(), HOST)
    names = ("badgeNumber", "myBadge", "hobadges")
    found = tried(told, [(f"<{name}>123456", "") for name in names])
    assert [one.trips for one in found] == [True, True, False]
