"""Usage by tool and class, as a table and for programs."""

from handrail.cli.history_usage import as_json, table
from handrail.engine.words import Tier
from handrail.governance.usage import Used

GEMINI = Used("Gemini", Tier.UNLISTED, ("Claude Team",), (12, 0, 3, 4), (0, 0, 1, 4), 50)
CLAUDE = Used("Claude Team", Tier.APPROVED, (), (1, 0, 0, 0), (0, 0, 0, 0), 0)


def test_each_tool_has_a_line_with_what_was_held_and_where_to_go_instead() -> None:
    lines = list(table((GEMINI, CLAUDE)))

    assert lines[0].split() == [
        "TOOL", "PUBLIC", "INTERNAL", "SENSITIVE", "PROHIBITED", "NOTHING", "TO", "CHECK",
    ]  # fmt: skip
    assert "3 (1 held)" in lines[1]
    assert lines[2] == "  unlisted: nobody decided about it; use Claude Team"
    assert lines[4] == "  approved"


def test_columns_stand_under_their_heads() -> None:
    head, first, _, second, _ = table((GEMINI, CLAUDE))

    assert head.index("PUBLIC") == first.index("12") == second.index("1")


def test_a_program_reads_numbers_by_class() -> None:
    record = as_json(GEMINI)

    assert record["checked"] == {"public": 12, "internal": 0, "sensitive": 3, "prohibited": 4}
    assert record["instead"] == ("Claude Team",)
