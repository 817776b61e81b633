"""What is delivered with the agent is whole, and belongs together."""

import gc
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from handrail.engine.pattern import program_size
from handrail.engine.place import place
from handrail.engine.policy_text import compile_policy
from handrail.engine.rule import Rule, Sample
from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.local.builtin import (
    builtin_catalogue,
    builtin_rule_list,
    builtin_rules,
    catalogue_for,
    inventory,
    starter_policy,
)

ONLY_A_HEAD = '[policy]\nid = "acme"\nversion = 1\nowner = "security"\n'


def test_the_collector_of_garbage_does_not_walk_through_the_rules() -> None:
    part = builtin_rules().parts[0]

    assert gc.is_tracked(part)
    assert not any(part is known for known in gc.get_objects())  # nor any that is frozen


def test_every_rule_is_delivered_compiled() -> None:
    assert builtin_rules().by_id.keys() == {rule.id for rule in builtin_rule_list()}
    assert "secret.aws-access-key" in builtin_rules().by_id


def test_reading_happens_once() -> None:
    assert builtin_rules() is builtin_rules()
    assert starter_policy() is starter_policy()
    assert builtin_catalogue() is builtin_catalogue()


def test_the_catalogue_names_thirty_hosts_and_decides_about_none() -> None:
    tools = builtin_catalogue()

    assert len({host for tool in tools for host in tool.hosts}) >= 30
    assert {tool.tier for tool in tools} == {Tier.UNLISTED}


def test_every_site_of_the_catalogue_has_two_sources_and_a_day() -> None:
    text = (files("handrail.policies") / "catalogue.toml").read_text("utf-8")

    for tool in tomllib.loads(text)["tools"]:
        assert bool(tool["hosts"]) != bool(tool.get("shared")), tool["id"]
        if tool["hosts"]:
            assert len(set(tool["sources"])) >= 2, tool["id"]
            assert tool["verified"], tool["id"]


def test_the_starter_policy_blocks_what_is_prohibited_and_offers_it_redacted() -> None:
    policy = starter_policy()
    prohibited = policy.classes[DataClass.PROHIBITED]

    assert policy.posture is Posture.ENFORCE
    assert policy.tiers[Tier.UNLISTED].ceiling is DataClass.INTERNAL
    assert (prohibited.over_ceiling, prohibited.offer_redacted) == (Action.BLOCK, True)
    assert policy.classes[DataClass.SENSITIVE].over_ceiling is Action.WARN


def test_what_a_file_leaves_out_is_as_in_the_starter_policy() -> None:
    starter = starter_policy()

    ours = compile_policy(
        ONLY_A_HEAD, builtin_catalogue(), builtin_rules().by_id.keys(), "policy.toml"
    )

    assert ours.tiers == starter.tiers
    assert ours.classes == starter.classes
    assert ours.tools == starter.tools
    assert ours.when == starter.when
    assert ours.posture is starter.posture


def test_the_starter_policy_says_about_rules_what_they_say_themselves() -> None:
    for rule, setting in starter_policy().rules.items():
        delivered = builtin_rules().by_id[rule]

        assert setting.enabled
        assert setting.data_class in {None, delivered.data_class}
        assert setting.bulk in {None, delivered.bulk}


def test_the_example_of_the_policy_document_is_a_policy() -> None:
    document = (Path(__file__).parents[2] / "docs" / "policy.md").read_text("utf-8")
    example = document.partition("```toml\n")[2].partition("```")[0]

    policy = compile_policy(
        example, builtin_catalogue(), builtin_rules().by_id.keys(), "docs/policy.md"
    )

    assert policy.id == "acme-ai-usage"


def test_the_inventory_is_known_only_where_a_policy_names_a_tool_of_it() -> None:
    named = ONLY_A_HEAD + '[[tools]]\nid = "wanzhi"\ntier = "prohibited"\n'

    assert catalogue_for(ONLY_A_HEAD) == builtin_catalogue()
    policy = compile_policy(named, catalogue_for(named), builtin_rules().by_id.keys(), "x")
    assert place("www.wanzhi.com", policy).tier is Tier.PROHIBITED
    assert sum(tool.inventory for tool in policy.tools) == 0


def test_no_tool_of_the_inventory_is_in_the_catalogue() -> None:
    verified = {host for tool in builtin_catalogue() for host in tool.hosts}

    assert len(inventory()) > 300
    assert all(tool.inventory for tool in inventory())
    assert not verified & {host for tool in inventory() for host in tool.hosts}
    assert not {tool.id for tool in builtin_catalogue()} & {tool.id for tool in inventory()}


@pytest.mark.parametrize("rule", builtin_rule_list(), ids=lambda rule: rule.id)
def test_every_delivered_pattern_compiles_for_any_text(rule: Rule) -> None:
    # Nobody checks them when the agent starts.
    sample = rule.sample or Sample()
    cues = rule.evidence.cues if rule.evidence else ()
    for source in (rule.pattern, sample.pattern, *sample.above, *(cue.pattern for cue in cues)):
        assert program_size(source) > 0
