"""Say which answers do not go together, in the words of the questions and not of the file."""

from collections import Counter
from collections.abc import Iterator

from handrail.engine.policy import Tool
from handrail.engine.words import DataClass
from handrail.governance.generate import Answers, ChosenTool

_LESS = "let it receive up to internal content"


def misfits(answers: Answers, catalogue: tuple[Tool, ...]) -> tuple[str, ...]:
    """Return a sentence or two for each thing that keeps the answers from being a policy.

    What is refused here is what `generate` refuses, which says it with keys and lines of a file
    that nobody has seen yet.
    """
    names = {tool.id: tool.name for tool in catalogue}
    found = list(_twice(answers, names))
    for tool in answers.approved:
        found += _lacking(tool, names.get(tool.id, tool.id), answers.frameworks)
    return tuple(dict.fromkeys(found))


def _twice(answers: Answers, names: dict[str, str]) -> Iterator[str]:
    """Yield the tools about which something is said twice."""
    approved = [tool.id for tool in answers.approved]
    for tool, times in Counter([*approved, *answers.prohibited]).items():
        name = names.get(tool, tool)
        if tool in approved and tool in answers.prohibited:
            yield f"{name} is approved, and may receive nothing. Take it out of one of the two."
        elif times > 1:
            yield f"{name} is chosen twice. Remove one of the two."


def _lacking(tool: ChosenTool, name: str, frameworks: tuple[str, ...]) -> Iterator[str]:
    """Yield what must be agreed with a tool's maker before it may receive so much."""
    high = tool.ceiling.rank > DataClass.INTERNAL.rank
    if high and not tool.agreement:
        what = f"{name} may receive {tool.ceiling} content, which needs an agreement with its maker"
        yield f"{what}. Write which agreement, or {_LESS}."
    elif "gdpr" in frameworks and _personal(tool) and not _agreed(tool):
        what = f"GDPR asks for a processing agreement about {name}"
        yield f"{what}. Write which agreement, or tick “Processing agreement”."
    if "gdpr" in frameworks and _personal(tool) and not tool.region:
        yield f"GDPR asks where {name} keeps data. Write it beside “Keeps data in”."
    if "hipaa" in frameworks and high and "baa" not in tool.assurances:
        what = f"HIPAA asks for a business associate agreement about {name}"
        yield f"{what}. Tick it where there is one, or {_LESS}."


def _personal(tool: ChosenTool) -> bool:
    """Tell whether somebody's data may be among what it receives."""
    return tool.ceiling.rank >= DataClass.INTERNAL.rank


def _agreed(tool: ChosenTool) -> bool:
    """Tell whether there is a contract about what it processes."""
    return bool(tool.agreement) or "dpa" in tool.assurances
