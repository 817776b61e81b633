"""Make the examples that prove the enforced sentences of a document."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from handrail.engine.place import place
from handrail.engine.policy import Policy
from handrail.engine.policy_people import ExampleTable
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Placement
from handrail.engine.words import Action, Category, DataClass, Tier
from handrail.governance.examples import run_examples
from handrail.governance.sections import Proof, Statement
from handrail.governance.words import TOOL_WORDS

# No list has it, and nobody can register it. Source: RFC 2606, 2.
UNLISTED_SITE = "https://chat.unlisted.example"
_Kind = tuple[DataClass, Category | None]
_PASSWORD = "the password of the billing host is {{password}}"  # noqa: S105 -- a template
_TEXTS: Mapping[_Kind, tuple[str, str]] = MappingProxyType(
    {
        (DataClass.PROHIBITED, None): ("A password", _PASSWORD),
        (DataClass.PROHIBITED, Category.SECRET): ("A password", _PASSWORD),
        (DataClass.PROHIBITED, Category.PAYMENT): ("A card number", "please refund {{card}}"),
        (DataClass.PROHIBITED, Category.HEALTH): ("A patient's record", "{{patient-record}}"),
        (DataClass.SENSITIVE, None): ("A list of customers", "{{customer-list}}"),
        (DataClass.SENSITIVE, Category.CONTACT): ("A list of customers", "{{customer-list}}"),
        (DataClass.INTERNAL, None): ("A colleague's address", "ask {{email}} about the room"),
        (DataClass.PUBLIC, None): ("Copy for the website", "{{public-text}}"),
    }
)


def proving_examples(
    statements: Iterable[Statement], policy: Policy, rules: RuleSet
) -> tuple[ExampleTable, ...]:
    """Return examples that prove the statements; each expects what the policy does now."""
    proven: dict[tuple[str, str], list[str]] = {}
    names: dict[tuple[str, str], str] = {}
    for statement in statements:
        for name, site, text in _tries(statement.proof, policy):
            names[site, text] = name
            proven.setdefault((site, text), []).append(statement.id)
    drafts = [
        ExampleTable(names[site, text], site, text, Action.ALLOW, tuple(ids))
        for (site, text), ids in proven.items()
    ]
    return tuple(
        ExampleTable(one.name, one.site, one.text, ran.verdict.action, one.proves)
        for one, ran in zip(drafts, run_examples(drafts, policy, rules), strict=True)
    )


def _tries(proof: Proof | None, policy: Policy) -> Iterator[tuple[str, str, str]]:
    """Yield name, site and text of an example for a proof; nothing where no site is of its tier."""
    if proof is None:
        return
    site = _site(proof, policy)
    if site:
        what, text = _TEXTS[proof.data_class, proof.category]
        yield f"{what} in {TOOL_WORDS[proof.tier]}", site, text


def _site(proof: Proof, policy: Policy) -> str:
    """Return an address that the policy places where a proof needs it; empty for none."""
    if proof.tier is Tier.UNLISTED:
        return UNLISTED_SITE
    hosts = (host for tool in policy.tools if tool.tier is proof.tier for host in tool.hosts)
    return next((f"https://{host}" for host in hosts if _fits(place(host, policy), proof)), "")


def _fits(where: Placement, proof: Proof) -> bool:
    """Tell whether a place is one that a proof is about."""
    return where.tier is proof.tier and (where.workspace or not proof.workspace)
