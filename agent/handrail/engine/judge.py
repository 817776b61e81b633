"""Answer the one question: may this content go there?

normalise -> scan -> settle -> classify, place, decide -> redact, with one policy from start to end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from handrail.engine.allowed import for_tool, speaking
from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.classify import classify
from handrail.engine.content import Content, Destination
from handrail.engine.decide import decide, stricter
from handrail.engine.explain import explained
from handrail.engine.hit import Hit
from handrail.engine.html_bare import bare
from handrail.engine.memo import Memo
from handrail.engine.normalise import normalise
from handrail.engine.own import own_by_layer
from handrail.engine.place import place
from handrail.engine.policy import Policy, RuleSetting
from handrail.engine.redact import Labels, masked, redact
from handrail.engine.rule import RuleSet
from handrail.engine.scan import scan
from handrail.engine.settle import settle
from handrail.engine.strong import rules_for, telling
from handrail.engine.together import announced_together
from handrail.engine.verdict import Finding, Offers, Verdict
from handrail.engine.words import Action, DataClass

# Hiding a value can bring a word nearer to a number and so make a new finding. Measured on the
# corpora one more round is always enough; a text that needs more gets no redacted version.
_ROUNDS = 4
_NO_SETTING = RuleSetting()


@dataclass(frozen=True, slots=True)
class _Given:
    """What a judgement is made with. memo: what was read so far."""

    policy: Policy
    rules: RuleSet
    budget: Budget
    memo: Memo


@dataclass(frozen=True, slots=True)
class _Found:
    """What one scan found. hits: all of them, overlapping too; settled: those that are told."""

    hits: tuple[Hit, ...]
    settled: tuple[Hit, ...]
    partial: bool


def judge(
    content: Content,
    destination: Destination,
    policy: Policy,
    rules: RuleSet,
    budget: Budget = STANDARD,
) -> Verdict:
    """Judge a content for a destination. The same arguments give the same verdict, always.

    Never raises for any content. Past the budget the verdict is partial and has no redacted text.
    """
    placement = place(destination.host, policy, destination.surface, destination.account)
    above = policy.above
    policy = for_tool(policy, placement.tool)
    given = _Given(policy, rules, budget, Memo())
    found = _find(content, given)
    findings, data_class = _classified(found, policy)
    # One for both flavours, so that they name a value alike; the text is what a person sees.
    labels = Labels(content.known)
    redacted = _redacted(content, found, given, labels)
    redacted_html = None
    if redacted is not None:
        redacted_html = _redacted_html(content.html, found, given, labels)
    unscannable = bool(content.files)
    action, offers = decide(
        data_class,
        placement,
        policy,
        partial=found.partial,
        unscannable=unscannable,
        redactable=redacted is not None,
    )
    while above is not None:
        seen = _seen_by(above, given.policy, found)
        answer = _answer(above, seen, destination, unscannable, redacted is not None)
        action, offers = stricter((action, offers), answer)
        above = above.above
    return Verdict(
        action=action,
        data_class=data_class,
        findings=findings,
        placement=placement,
        offers=offers,
        redacted=redacted,
        redacted_html=redacted_html,
        partial=found.partial,
        unscannable=unscannable,
        names=() if redacted is None else tuple(labels.used.values()),
    )


def _seen_by(above: Policy, policy: Policy, found: _Found) -> _Found:
    """Return what a layer above finds by itself.

    A word of a lower layer may overlap what the one above rates higher, and must not hide it.
    """
    below = _own_ids(policy) - _own_ids(above)
    hits = tuple(hit for hit in found.hits if hit.rule.id not in below)
    if len(hits) == len(found.hits):
        return found
    return _Found(hits, settle(hits), found.partial)


def _own_ids(policy: Policy) -> set[str]:
    """Return the ids of what a policy adds to the rules."""
    return {words.rule_id for words in policy.dictionaries} | {
        one.rule_id for one in policy.patterns
    }


def _answer(
    policy: Policy,
    found: _Found,
    destination: Destination,
    unscannable: bool,  # noqa: FBT001 -- what judge knows already
    redactable: bool,  # noqa: FBT001
) -> tuple[Action, Offers]:
    """Return what the layer above says to the same findings."""
    placement = place(destination.host, policy, destination.surface, destination.account)
    policy = for_tool(policy, placement.tool)
    _, data_class = _classified(found, policy)
    return decide(
        data_class,
        placement,
        policy,
        partial=found.partial,
        unscannable=unscannable,
        redactable=redactable,
    )


def _classified(found: _Found, policy: Policy) -> tuple[tuple[Finding, ...], DataClass]:
    """Tell what was found in the classes of a policy, and the class of it all."""
    return classify(
        list(map(_finding, found.settled, explained(found.settled))),
        [hit.value for hit in found.settled],
        _with_bulks(policy, found.settled),
    )


def _find(content: Content, given: _Given) -> _Found:
    """Scan every view of the content with the rules and what each layer adds to them.

    Every layer has a budget of its own: a pattern of a person takes nothing from what the
    organisation's find, nor from the rules.
    """
    meter, rules = Meter(given.budget), given.rules
    layers = [(own, Meter(given.budget)) for own in own_by_layer(given.policy)]
    views = normalise(content, meter)
    found = chain.from_iterable(
        chain(
            scan(view, rules_for(view, rules), meter, given.memo, spots),
            *(own.hits(view, own_meter) for own, own_meter in layers),
        )
        for view, spots in announced_together(views, rules, meter, given.memo)
    )
    hits = tuple(speaking(telling(found), given.policy))
    spent = meter.spent or any(own_meter.spent for _, own_meter in layers)
    return _Found(hits, settle(hits), spent)


def _redacted(content: Content, found: _Found, given: _Given, labels: Labels) -> str | None:
    """Hide until nothing is found; None when there is nothing to hide, or no end to it."""
    if found.partial or not found.hits:
        return None
    text = content.text
    for _ in range(_ROUNDS):
        text = redact(text, found.hits, labels)
        found = _find(Content(text, before=content.before), given)
        if not found.hits and not found.partial:
            return text
    return None


def _redacted_html(html: str, found: _Found, given: _Given, labels: Labels) -> str | None:
    """Hide in the html's bare structure what is found there, and every value of the text.

    None where a rule hides more than values: how far a paragraph goes is another matter there.
    """
    left = bare(html, Meter(given.budget))
    if not left or any(hit.rule.hides != "value" for hit in found.hits):
        return None
    # The offsets of what was found count in the html as it came: only the values are used.
    left = redact(left, [hit for hit in found.hits if hit.view.part == "text"], labels, "html")
    for _ in range(_ROUNDS):
        found = _find(Content("", left), given)
        if not found.hits and not found.partial:
            return left
        left = redact(left, found.hits, labels, "html")
    return None


def _with_bulks(policy: Policy, hits: Sequence[Hit]) -> Policy:
    """Let a rule's own bulk hold where the policy says nothing about it."""
    own: dict[str, RuleSetting] = {}
    for rule in {hit.rule.id: hit.rule for hit in hits}.values():
        setting = policy.rules.get(rule.id, _NO_SETTING)
        if rule.bulk and setting.bulk is None:
            own[rule.id] = replace(setting, bulk=rule.bulk)
    return replace(policy, rules={**policy.rules, **own}) if own else policy


def _finding(hit: Hit, why: str) -> Finding:
    """Tell a hit the way a person is told, without the value. why: why it is one, and matters."""
    rule = hit.rule
    view = hit.view
    return Finding(  # by place: in two thirds of the time
        rule.id,
        rule.title,
        rule.category,
        hit.data_class,
        hit.confidence,
        hit.start,
        hit.end,
        why,
        rule.remedy,
        masked(rule, hit.value),
        view.via,
        view.part,
    )
