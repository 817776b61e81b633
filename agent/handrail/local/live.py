"""Hold the policy and the rules in force: compile, swap, keep the last good ones."""

import threading
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from handrail.engine.errors import AgentError, PolicyError
from handrail.engine.policy import Policy
from handrail.engine.rule import Rule, RuleSet, compile_rules
from handrail.engine.rule_text import read_rules
from handrail.local import last_good
from handrail.local.builtin import builtin_rules, starter_policy
from handrail.local.clock import Clock, system_clock
from handrail.local.layering import Layer, Layering
from handrail.local.paths import State
from handrail.local.policy_text_file import read_file


@dataclass(frozen=True, slots=True)
class Current:
    """What holds from one change to the next; a verdict takes it once, from start to end.

    extra: the organisation's own rules, by file name.
    layers: the files the policy is made of, widest first; none where the starter policy holds.
    problems: one readable line for each thing in the files that cannot be used.
    epoch: grows by one with every change.
    """

    policy: Policy
    rules: RuleSet
    extra: dict[str, tuple[Rule, ...]]
    problems: tuple[str, ...] = ()
    epoch: int = 0
    layers: tuple[Layer, ...] = ()


class Live:
    """The policy and the rules in force for one state folder.

    One thread at a time reloads; any thread reads. A file that cannot be used is named in
    `problems`, and what it said when it was last good stays in force, over a restart too; before
    that, the starter policy does. `layering.py` says how the organisation's policy and the
    person's go together.

    keep: write the last good policy down for the next start; the agent does, commands only read it.
    """

    def __init__(self, home: Path, *, keep: bool = False, clock: Clock | None = None) -> None:
        self._files = State(home)
        self._keep = keep
        self._clock = clock or system_clock()
        self._good: dict[str, tuple[str, Policy]] = {}
        self._current = Current(starter_policy(), builtin_rules(), {})
        self._reloading = threading.Lock()
        self.reload()

    @property
    def files(self) -> State:
        """Where policy and rules lie."""
        return self._files

    @property
    def current(self) -> Current:
        """Policy and rules that belong together."""
        return self._current

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self._current.policy

    @property
    def rules(self) -> RuleSet:
        """The rules in force."""
        return self._current.rules

    @property
    def problems(self) -> tuple[str, ...]:
        """What in the files cannot be used, one readable line each."""
        return self._current.problems

    @property
    def epoch(self) -> int:
        """How often policy, rules or problems have changed."""
        return self._current.epoch

    def reload(self) -> bool:
        """Read the files again; tell whether policy, rules or problems changed."""
        with self._reloading:
            return self._reloaded()

    def _reloaded(self) -> bool:
        before = self._current
        problems: list[str] = []
        extra = self._extra_rules(problems)
        rules = before.rules if extra == before.extra else joined(extra)
        today = self._clock.now().date()
        layering = Layering(
            self._files, rules.by_id, today, keep=self._keep, problems=problems, good=self._good
        )
        policy = layering.policy()
        same = (policy.digest, extra, tuple(problems)) == (
            before.policy.digest,
            before.extra,
            before.problems,
        )
        if not same:
            layers = tuple(layering.layers)
            self._current = Current(policy, rules, extra, tuple(problems), before.epoch + 1, layers)
        return not same

    def _extra_rules(self, problems: list[str]) -> dict[str, tuple[Rule, ...]]:
        """Return the rules of each additional file, its last good ones where it is broken now."""
        extra: dict[str, tuple[Rule, ...]] = {}
        taken = set(builtin_rules().by_id)
        for path in sorted(self._files.rules_dir.glob("*.toml")):
            name = f"{path.parent.name}/{path.name}"
            try:
                text = read_file(path)
                rules = own_file_rules(text, name, taken)
            except AgentError as error:
                problems.append(str(error))
                before = self._rules_before(name, path.name)
                rules = tuple(rule for rule in before if rule.id not in taken)
            else:
                if self._keep:
                    last_good.keep(self._files.last_good_rules_dir / path.name, text)
            taken |= {rule.id for rule in rules}
            extra[name] = rules
        if self._keep:
            kept = {Path(name).name for name in extra}
            last_good.forget_others(self._files.last_good_rules_dir, kept)
        return {name: rules for name, rules in extra.items() if rules}

    def _rules_before(self, name: str, file: str) -> tuple[Rule, ...]:
        """Return the rules of a broken file as they were last good, over a restart too."""
        if self._current.epoch:
            return self._current.extra.get(name, ())
        text = last_good.kept(self._files.last_good_rules_dir / file)
        if text is None:
            return ()
        with suppress(AgentError):  # of an older version of ours
            return own_file_rules(text, name, ())
        return ()


def own_file_rules(text: str, name: str, taken: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules of one additional file's text; AgentError when one cannot be used."""
    rules = read_rules(text, name)
    for place, rule in enumerate(rules):
        if rule.id in taken or any(rule.id == other.id for other in rules[:place]):
            raise PolicyError(f"{name}: rule {rule.id} exists already; give it another id")
    return rules


def joined(extra: Mapping[str, tuple[Rule, ...]]) -> RuleSet:
    """Compile the delivered rules together with the organisation's own."""
    if not extra:
        return builtin_rules()
    delivered = tuple(builtin_rules().by_id.values())
    every = (*delivered, *(rule for rules in extra.values() for rule in rules))
    return compile_rules(every, proven=True)
