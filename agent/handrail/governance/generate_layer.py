"""Write a team's or a person's layer over a policy: asks only for what a layer may tighten."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from handrail.engine.layers import tighten
from handrail.engine.loosening import POSTURES
from handrail.engine.policy import Limit, Policy, Tool
from handrail.engine.rule import RuleSet
from handrail.engine.words import Account, Action, DataClass, Posture, Surface, Tier
from handrail.governance.toml_text import listed, quoted, slug

Kind = Literal["team", "person"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Where each lies, and is looked for; see local/layering.py.
FILES: dict[Kind, str] = {"team": "team.toml", "person": "policy.toml"}
# What a layer can say besides: each line begins with a sign that makes it a comment.
_BESIDES = ("", "# What else a layer can say: take the signs away, and put yours there.")
# Only where they were not answered: no table stands twice.
_PASTE = ("# [surfaces.paste] # into any tool", '# ceiling = "public"', "#")
_UNKNOWN = (
    "# [accounts.unknown] # in tools for workspace accounts; nobody can tell yet who is signed in",
    '# ceiling = "public"',
    "#",
)
_LATER = (
    "# [surfaces.file] # drop and submit too: on trust, this version guards pastes",
    '# any_content = "block"',
    "#",
    "# [accounts.personal] # on trust too",
    '# any_content = "block"',
)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a layer may ask for: each list begins with what holds above.

    history_days, pause_minutes: at most. unknown_account: empty without a tool for such accounts.
    """

    postures: tuple[Posture, ...]
    unlisted: tuple[DataClass, ...]
    internal: tuple[Action, ...]
    sensitive: tuple[Action, ...]
    history_days: int
    pause_minutes: int
    paste_ceiling: tuple[DataClass, ...]
    unknown_account: tuple[DataClass, ...]


@dataclass(frozen=True, slots=True)
class LayerAnswers:
    """What somebody who wants a layer is asked; None and nothing leave it as it is above.

    unlisted: what tools nobody decided about may receive. internal, sensitive: what happens above
    a tool's ceiling. prohibited: ids of tools that may receive nothing. lowered: ids of tools, each
    with a lower ceiling. words: code names and the like, of the class `words_class`. paste_ceiling:
    what may be pasted into any tool. unknown_account: what tools for workspace accounts may receive
    while nobody can tell who is signed in.
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
    paste_ceiling: DataClass | None = None
    unknown_account: DataClass | None = None

    def __repr__(self) -> str:
        """Leave the words out: they are what must not leak."""
        return f"LayerAnswers({self.kind}, {len(self.words)} words)"


def choices_over(upper: Policy) -> Choices:
    """Return what a layer over a policy may ask for."""
    tiers = [handling.ceiling for handling in upper.tiers.values()]
    workspace = [_ceiling(tool, upper) for tool in upper.tools if tool.workspace]
    tools = [_ceiling(tool, upper) for tool in upper.tools]
    return Choices(
        postures=POSTURES[POSTURES.index(upper.posture) :],
        unlisted=_down_from(upper.tiers[Tier.UNLISTED].ceiling),
        internal=_firmer(upper, DataClass.INTERNAL),
        sensitive=_firmer(upper, DataClass.SENSITIVE),
        history_days=upper.history_days,
        pause_minutes=upper.pause_minutes,
        paste_ceiling=_below(upper.surfaces[Surface.PASTE].limit, [*tiers, *tools]),
        unknown_account=_below(upper.accounts[Account.UNKNOWN], workspace),
    )


def generate_layer(
    answers: LayerAnswers, upper: Policy, catalogue: tuple[Tool, ...], rules: RuleSet
) -> tuple[str, Policy]:
    """Return the text of a layer, and the policy that holds once it lies over the upper one.

    FileUnusableError: the answers do not go together, or one of them would loosen.
    """
    text = "\n".join(_lines(answers, upper, {tool.id for tool in catalogue})) + "\n"
    return text, tighten(upper, text, FILES[answers.kind], catalogue, rules.by_id)


def _ceiling(tool: Tool, upper: Policy) -> DataClass:
    """Return what a tool may receive: its own ceiling, else its tier's."""
    return tool.ceiling or upper.tiers[tool.tier].ceiling


def _below(limit: Limit, ceilings: list[DataClass]) -> tuple[DataClass, ...]:
    """Return what such a way lets through at most now, and less; nothing where it leads nowhere."""
    if not ceilings:
        return ()
    highest = max(ceilings, key=lambda one: one.rank)
    return _down_from(min(highest, limit.ceiling or highest, key=lambda one: one.rank))


def _down_from(highest: DataClass) -> tuple[DataClass, ...]:
    """Return a class and those below it."""
    return tuple(reversed([one for one in DataClass if one.rank <= highest.rank]))


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
    yield from _ways(answers)
    if answers.words:
        yield from ("", "[[dictionaries]]", f"name = {quoted(f'{slug(answers.name)}-words')}")
        yield f"class = {quoted(answers.words_class)}"
        yield f"terms = {listed(answers.words)}"
    if answers.history_days is not None:
        yield from ("", "[retention]", f"history_days = {answers.history_days}")
    yield from _besides(answers)


def _ways(answers: LayerAnswers) -> Iterator[str]:
    """Yield what a surface and an account take."""
    if answers.paste_ceiling:
        yield from ("", "[surfaces] # into any tool")
        yield f"paste = {{ ceiling = {quoted(answers.paste_ceiling)} }}"
    if answers.unknown_account:
        yield from ("", "[accounts] # in tools for workspace accounts")
        unknown = f"unknown = {{ ceiling = {quoted(answers.unknown_account)} }}"
        yield f"{unknown} # nobody can tell yet who is signed in"


def _besides(answers: LayerAnswers) -> Iterator[str]:
    """Yield what nobody is asked about surfaces and accounts, as comments."""
    yield from _BESIDES
    yield from () if answers.paste_ceiling else _PASTE
    yield from () if answers.unknown_account else _UNKNOWN
    yield from _LATER


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
