"""Sum a policy up: a line for each thing it says, for `handrail policy check`."""

from collections.abc import Iterator
from itertools import chain

from handrail.engine.place import always
from handrail.engine.policy import Policy, When
from handrail.engine.rule import RuleSet
from handrail.engine.words import Account, Action, Surface, Tier
from handrail.governance.ways import state_of, taken
from handrail.governance.whereto import at_its_site

# A word that says what a line is about, and the line.
Told = tuple[str, str]


def summed_up(policy: Policy, rules: RuleSet) -> Iterator[Told]:
    """Yield what a policy says. No term, pattern or value of it is quoted."""
    return chain(
        _head(policy), _handling(policy), _tools(policy), _ways(policy), _own(policy, rules)
    )


def _head(policy: Policy) -> Iterator[Told]:
    """Yield whose it is, how firm, until when."""
    yield "policy", f"{policy.id}, version {policy.version}, owner {policy.owner}"
    yield "posture", str(policy.posture)
    if policy.effective:
        yield "dates", f"effective {policy.effective}, review by {policy.review_by}"
    pause = f"at most {policy.pause_minutes} minutes at a time, and recorded"
    yield "pause", pause if policy.pause_minutes else "never"
    yield "history", f"kept {policy.history_days} days"


def _handling(policy: Policy) -> Iterator[Told]:
    """Yield what each kind of tool may receive, and what happens above that."""
    for tier, handling in policy.tiers.items():
        receives = f"up to {handling.ceiling} content as it is"
        always = handling.any_content and f"{handling.any_content} for everything"
        yield "tier", f"{tier}: {always or receives}"
    for data_class, over in policy.classes.items():
        redacted = " (the redacted version may go)" if over.offer_redacted else ""
        held = redacted if over.over_ceiling is Action.BLOCK else ""
        yield "above", f"{data_class} content above the ceiling: {over.over_ceiling}{held}"
    actions = (f"{name} {getattr(policy.when, name)}" for name in When.__slots__)
    yield "when", ", ".join(actions)


def _tools(policy: Policy) -> Iterator[Told]:
    """Yield the tools that were decided about, and what they receive as things are."""
    for tool in policy.tools:
        if tool.tier is Tier.UNLISTED:
            continue
        placed, own = at_its_site(tool, policy), tool.ceiling or policy.tiers[tool.tier].ceiling
        if placed.tool != tool.id:
            yield "tool", f"{tool.name}: {tool.tier}, and on its site {placed.name} counts"
            continue
        only = (
            f", now {placed.ceiling}: see surface and account" if placed.ceiling is not own else ""
        )
        nothing = any(action is Action.BLOCK for _, action in always(placed, policy))
        receives = "receives nothing" if nothing else f"up to {own}{only}"
        yield "tool", f"{tool.name}: {tool.tier}, {receives}"


def _ways(policy: Policy) -> Iterator[Told]:
    """Yield which surfaces are guarded, and what surfaces and accounts take."""
    for surface in Surface:
        limit = policy.surfaces[surface].limit
        yield "surface", f"{surface}: {'; '.join((state_of(surface, policy), *taken(limit)))}"
    if any(tool.workspace for tool in policy.tools):
        for account in (Account.UNKNOWN, Account.PERSONAL):
            said = "; ".join(taken(policy.accounts[account])) or "as a workspace account"
            everybody = " (everybody, for now)" if account is Account.UNKNOWN else ""
            yield "account", f"{account}{everybody}, in tools for workspace accounts: {said}"


def _own(policy: Policy, rules: RuleSet) -> Iterator[Told]:
    """Yield how many rules there are, and what the policy adds to them."""
    yield "rules", f"{len(rules.by_id)} known, {len(policy.rules)} set here"
    for words in policy.dictionaries:
        terms = "term" if len(words.terms) == 1 else "terms"
        yield "words", f"{words.name}: {len(words.terms)} {terms}, {words.data_class}"
    for pattern in policy.patterns:
        yield "pattern", f"{pattern.name}: {pattern.data_class}"
