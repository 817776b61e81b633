"""One thing that is legal in a policy and still unwise, in the file's words and in plain ones."""

from dataclasses import dataclass

from handrail.engine.lines import KeyPath
from handrail.governance.source import Source


@dataclass(frozen=True, slots=True)
class Unwise:
    """What is unwise about a key.

    says: goes on after the key's name, for who edits the file. plainly: whole sentences that name
        no key, for who answers questions.
    """

    key: KeyPath
    says: str
    plainly: str


@dataclass(frozen=True, slots=True)
class Advice:
    """Something unwise with its place in the file. where: "line 7: tools[0].ceiling"."""

    where: str
    says: str
    plainly: str

    def __str__(self) -> str:
        """Say it to who edits the file."""
        return f"{self.where} {self.says}"


def tool_name(source: Source, tool: str) -> str:
    """Name a tool as people know it; one that is in no list by its id."""
    return next((one.name for one in source.policy.tools if one.id == tool), tool)
