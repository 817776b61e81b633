"""What a framework asks for that a policy leaves out."""

import pytest

from handrail.engine.policy_text import compile_policy
from handrail.engine.tables import FileUnusableError
from handrail.local.builtin import builtin_catalogue, builtin_rules

HEAD = '[policy]\nid = "acme"\nversion = 3\nowner = "Ada"\nframeworks = ["{}"]\n'
TOOL = '[[tools]]\nid = "claude"\ntier = "approved"\n'
FULL = (
    "effective = 2026-11-01\n[incidents]\ncontact = 'Ada'\n[lessons]\nrequired = ['ai-literacy']\n"
    "[[tools]]\nid = 'claude'\ntier = 'approved'\nceiling = 'sensitive'\nagreement = 'DPA'\n"
    "assurances = ['dpa', 'baa']\nowner = 'Ada'\nregion = 'EU'\nuses = ['drafts']\n"
    "reviewed_on = 2026-11-01\n"
)
EVERY = ("soc2", "gdpr", "hipaa", "iso27001", "iso42001", "pci-dss", "eu-ai-act", "nist-ai-rmf")


def problems(framework: str, rest: str) -> tuple[str, ...]:
    """Return what a framework finds missing."""
    try:
        text = HEAD.format(framework) + rest
        compile_policy(text, builtin_catalogue(), builtin_rules().by_id, "policy.toml")
    except FileUnusableError as error:
        return error.lines
    return ()


@pytest.mark.parametrize(
    ("framework", "rest", "missing"),
    [
        ("soc2", TOOL, ["tools[0].owner"]),
        ("gdpr", TOOL, ["tools[0].agreement", "tools[0].region"]),
        ("gdpr", f"{TOOL}ceiling = 'public'\n", []),
        ("hipaa", f"{TOOL}ceiling = 'sensitive'\nagreement = 'x'\n", ["tools[0].ceiling"]),
        ("hipaa", '[rules."health.record"]\nenabled = false\n', ['rules."health.record".enabled']),
        ("iso27001", TOOL, ["policy.review_by", "tools[0].owner"]),
        ("iso42001", TOOL, ["incidents.contact", "tools[0].owner", "tools[0].uses"]),
        ("pci-dss", '[rules."payment.card"]\nclass = "internal"\n', ['rules."payment.card".class']),
        ("pci-dss", f"{TOOL}ceiling = 'prohibited'\nagreement = 'x'\n", ["tools[0].ceiling"]),
        ("eu-ai-act", "", ["lessons.required"]),
        ("nist-ai-rmf", "", ["incidents.contact", "policy.review_by"]),
    ],
)
def test_a_chosen_framework_names_what_it_misses(
    framework: str, rest: str, missing: list[str]
) -> None:
    found = problems(framework, rest)

    assert sorted(line.split(": ")[1].split()[0] for line in found) == missing
    assert all(f"({framework} is among policy.frameworks)" in line for line in found)


@pytest.mark.parametrize("framework", EVERY)
def test_a_policy_that_says_everything_satisfies_every_framework(framework: str) -> None:
    assert problems(framework, FULL) == ()


def test_without_a_framework_nothing_is_demanded() -> None:
    text = HEAD.format("soc2").replace('frameworks = ["soc2"]\n', "") + TOOL

    assert compile_policy(text, builtin_catalogue(), builtin_rules().by_id, "x").id == "acme"
