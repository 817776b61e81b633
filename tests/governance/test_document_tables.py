from governance.house import HEAD, document_of, source_of, starter
from handrail.engine.words import DataClass, Tier
from handrail.governance.document_tables import Drawn, _classes, may_go
from handrail.governance.sections import Mark


def tables(name: str) -> dict[str, Drawn]:
    """Return the tables of a starter's document by title."""
    return {table.title: table for part in document_of(name).parts for table in part.tables}


def test_a_prohibited_tool_receives_nothing_in_the_table() -> None:
    rows = {row[0]: row for row in tables("bank")["What each tool may receive"].rows}

    assert rows["DeepSeek"][1:3] == ("prohibited", "nothing")
    assert rows["Microsoft 365 Copilot Chat"] == (
        "Microsoft 365 Copilot Chat",
        "approved",
        "sensitive",
        "DeepSeek, Kimi, Qwen Chat",
    )


def test_what_may_go_where_is_what_the_engine_decides() -> None:
    policy = starter("bank").policy

    assert may_go(DataClass.PUBLIC, Tier.UNLISTED, DataClass.INTERNAL, policy) == "yes"
    assert may_go(DataClass.SENSITIVE, Tier.UNLISTED, DataClass.INTERNAL, policy) == "only redacted"
    assert may_go(DataClass.SENSITIVE, Tier.APPROVED, DataClass.SENSITIVE, policy) == "yes"
    assert may_go(DataClass.PUBLIC, Tier.PROHIBITED, DataClass.PUBLIC, policy) == "no"


def test_every_row_is_as_wide_as_its_header() -> None:
    for name in ("personal", "bank"):
        for table in tables(name).values():
            assert {len(row) for row in table.rows} == {len(table.header)}, table.title


def test_the_policys_own_words_for_a_department_come_first() -> None:
    text = (
        HEAD
        + '[[classes.sensitive.examples]]\ndepartment = "Sales"\ncontent = "the Bluefin list"\n'
    )
    drawn = list(_classes(source_of(text).written, source_of(text).policy))[1]
    sales = next(row for row in drawn.rows if row[0] == "Sales")

    assert "the Bluefin list" in sales
    assert drawn.mark is Mark.TRUST


def test_content_logs_are_off_in_every_document() -> None:
    assert ("Content, excerpts, files, window titles, page addresses", "off", "nobody") in tables(
        "personal"
    )["Content logs"].rows
