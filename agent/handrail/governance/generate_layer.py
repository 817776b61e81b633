"""Write a team's or a person's layer over a policy: asks only for what a layer may tighten."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from handrail.engine.layers import tighten
from handrail.engine.loosening import POSTURES
from handrail.engine.policy import Policy, Tool
from handrail.engine.rule import RuleSet
from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.governance.toml_text import listed, quoted, slug

Kind = Literal["team", "person"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Where each lies, and is looked for; see local/layering.py.
FILES: dict[Kind, str] = {"team": "team.toml", "person": "policy.toml"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a layer may ask for: each list begins with what holds above.

    history_days, pause_minutes: at most.
    """

    postures: tuple[Posture, ...]
    unlisted: tuple[DataClass, ...]
    internal: tuple[Action, ...]
    sensitive: tuple[Action, ...]
    history_days: int
    pause_minutes: int


@dataclass(frozen=True, slots=True)
class LayerAnswers:
    """What somebody who wants a layer is asked; None and nothing leave it as it is above.

    unlisted: what tools nobody decided about may receive. internal, sensitive: what happens above
    a tool's ceiling. prohibited: ids of tools that may receive nothing. lowered: ids of tools, each
    with a lower ceiling. words: code names and the like, of the class `words_class`.
    """

    kind: Kind
    name: str
    owner: str
    effective: date
    posture: Posture | None = None
    unlisted: DataClass | None = None
    internal: Action | None = None
    sensitive: Action | None = None
    prohibited: tuple[str, ...] = ()
    lowered: tuple[tuple[str, DataClass], ...] = ()
    words: tuple[str, ...] = ()
    words_class: DataClass = DataClass.SENSITIVE
    history_days: int | None = None
    pause_minutes: int | None = None

    def __repr__(self) -> str:
        """Leave the words out: they are what must not leak."""
        return f"LayerAnswers({self.kind}, {len(self.words)} words)"


def choices_over(upper: Policy) -> Choices:
    """Return what a layer over a policy may ask for."""
    unlisted = upper.tiers[Tier.UNLISTED].ceiling
    return Choices(
        postures=POSTURES[POSTURES.index(upper.posture) :],
        unlisted=tuple(reversed([one for one in DataClass if one.rank <= unlisted.rank])),
        internal=_firmer(upper, DataClass.INTERNAL),
        sensitive=_firmer(upper, DataClass.SENSITIVE),
        history_days=upper.history_days,
        pause_minutes=upper.pause_minutes,
    )


def generate_layer(
    answers: LayerAnswers, upper: Policy, catalogue: tuple[Tool, ...], rules: RuleSet
) -> tuple[str, Policy]:
    """Return the text of a layer, and the policy that holds once it lies over the upper one.

    FileUnusableError: the answers do not go together, or one of them would loosen.
    """
    text = "\n".join(_lines(answers, upper, {tool.id for tool in catalogue})) + "\n"
    return text, tighten(upper, text, FILES[answers.kind], catalogue, rules.by_id)


def _firmer(upper: Policy, data_class: DataClass) -> tuple[Action, ...]:
    """Return the actions that are at least as firm as the one above."""
    usual = upper.classes[data_class].over_ceiling
    return tuple(one for one in Action if one.rank >= usual.rank)


def _lines(answers: LayerAnswers, upper: Policy, known: Collection[str]) -> Iterator[str]:
    """Yield the layer. known: ids of the tools that need no hosts."""
    yield f"# A layer over {upper.id}: it may only tighten that policy, and what it leaves out is"
    yield "# as there. `handrail policy check` says what it tightens; docs/policy.md has every key."
    yield from _head(answers, upper)
    if answers.unlisted:
        yield from ("", "[tiers] # unlisted is every tool nobody has decided about")
        yield f"unlisted = {{ ceiling = {quoted(answers.unlisted)} }}"
    for name, action in (("internal", answers.internal), ("sensitive", answers.sensitive)):
        if action:
            yield from ("", f"[classes.{name}]", f"over_ceiling = {quoted(action)}")
    yield from _tools(answers, upper, known)
    if answers.words:
        yield from ("", "[[dictionaries]]", f"name = {quoted(f'{slug(answers.name)}-words')}")
        yield f"class = {quoted(answers.words_class)}"
        yield f"terms = {listed(answers.words)}"
    if answers.history_days is not None:
        yield from ("", "[retention]", f"history_days = {answers.history_days}")


def _head(answers: LayerAnswers, upper: Policy) -> Iterator[str]:
    """Yield whose layer it is, and over which policy."""
    yield from ("", "[policy]", f"id = {quoted(_id(answers, upper))}")
    yield "version = 1 # raise it with every change"
    yield f"owner = {quoted(answers.owner)}"
    yield f"extends = {quoted(upper.id)}"
    yield f"effective = {answers.effective.isoformat()}"
    if answers.posture:
        yield f"posture = {quoted(answers.posture)}"
    if answers.pause_minutes is not None:
        yield f"pause_minutes = {answers.pause_minutes} # 0 is never"


def _id(answers: LayerAnswers, upper: Policy) -> str:
    """Return an id that no policy above has."""
    taken, above = set(), upper
    while True:
        taken.add(above.id)
        if above.above is None:
            break
        above = above.above
    name = slug(answers.name)
    return f"{name}-{answers.kind}" if name in taken else name


def _tools(answers: LayerAnswers, upper: Policy, known: Collection[str]) -> Iterator[str]:
    """Yield the tools that may receive less here, or nothing."""
    above = {tool.id: tool for tool in upper.tools}
    nothing = ((tool_id, None) for tool_id in answers.prohibited)
    for tool_id, ceiling in (*answers.lowered, *nothing):
        tool = above.get(tool_id)
        yield from ("", "[[tools]]", f"id = {quoted(tool_id)}")
        if tool and tool_id not in known:  # one of the organisation's own
            yield from (f"name = {quoted(tool.name)}", f"hosts = {listed(tool.hosts)}")
        if ceiling is None:
            yield f"tier = {quoted(Tier.PROHIBITED)}"
            continue
        approved = tool is not None and tool.tier is Tier.APPROVED
        yield f"tier = {quoted(Tier.APPROVED if approved else Tier.RESTRICTED)}"
        yield f"ceiling = {quoted(ceiling)}"
