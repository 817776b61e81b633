"""Run the examples of the files that hold an organisation's own rules: in force, or a draft."""

from collections.abc import Iterator
from pathlib import Path

from handrail.engine.errors import AgentError, RuleError
from handrail.engine.rule_text import read_rules
from handrail.engine.tables import FileUnusableError
from handrail.engine.toml_once import parse_toml
from handrail.governance.own_examples import Showed, showed_by_policy, showed_by_rules
from handrail.local.builtin import builtin_rules
from handrail.local.live import Current, joined, own_file_rules
from handrail.local.paths import State
from handrail.local.policy_text_file import read_file


def is_rule_file(text: str) -> bool:
    """Tell whether a text is a file of rules and no policy."""
    try:
        raw = parse_toml(text)
    except (RecursionError, ValueError):  # no TOML is told by who reads it
        return False
    return "rule" in raw and "policy" not in raw


def showed_in_force(current: Current, files: State) -> tuple[Showed, ...]:
    """Run the examples of every rule file and every policy in force that has any.

    A file that cannot be used now is told of elsewhere. Takes some milliseconds for each example.
    """
    layers = (
        showed_by_policy(layer.text, layer.file, current.policy, current.rules)
        for layer in current.layers
    )
    return (*showed_by_rule_files(current, files), *(one for one in layers if one.ran))


def showed_by_rule_files(current: Current, files: State) -> tuple[Showed, ...]:
    """Run the examples of every rule file in force."""
    return tuple(_of_files(current, files))


def showed_by_draft(file: Path, current: Current) -> Showed:
    """Run the examples of a rule file, in force or not, as if it lay among the others.

    FileUnusableError: with every problem. PolicyError: it cannot be read, or a rule has an id that
    another one has.
    """
    text, name = read_file(file), str(file)
    others = {
        other: rules for other, rules in current.extra.items() if Path(other).name != file.name
    }
    taken = set(builtin_rules().by_id).union(
        *({one.id for one in rules} for rules in others.values())
    )
    try:
        rules = own_file_rules(text, name, taken)
    except RuleError as error:
        if isinstance(error.__cause__, FileUnusableError):
            raise error.__cause__ from None
        raise
    return showed_by_rules(text, name, current.policy, joined({**others, name: rules}))


def _of_files(current: Current, files: State) -> Iterator[Showed]:
    """Yield what the examples of each rule file showed that says now what is in force."""
    for name, rules in current.extra.items():
        try:
            text = read_file(files.rules_dir / Path(name).name)
            same = read_rules(text, name) == rules
        except AgentError:
            continue
        if same:
            yield showed_by_rules(text, name, current.policy, current.rules)
