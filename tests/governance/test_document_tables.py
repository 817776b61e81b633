"""The document's tables say what the engine decides."""

from governance.house import HEAD, document_of, source_of, starter, starter_text
from handrail.engine.place import at_tier, place
from handrail.engine.words import DataClass, Tier
from handrail.governance.document import make_document
from handrail.governance.document_tables import _classes, draw, may_go
from handrail.governance.drawn import Drawn
from handrail.governance.sections import Mark, Section, all_sections
from handrail.local.builtin import builtin_rules


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

    unlisted, approved, prohibited = (
        at_tier(tier, policy) for tier in (Tier.UNLISTED, Tier.APPROVED, Tier.PROHIBITED)
    )
    copilot = place("copilot.cloud.microsoft", policy)

    assert may_go(DataClass.PUBLIC, unlisted, policy) == "yes"
    assert may_go(DataClass.SENSITIVE, unlisted, policy) == "only redacted"
    assert may_go(DataClass.SENSITIVE, approved, policy) == "only redacted"
    assert may_go(DataClass.SENSITIVE, copilot, policy) == "yes"
    assert may_go(DataClass.PUBLIC, prohibited, policy) == "no"


def test_what_this_version_cannot_guard_stands_in_a_table_on_trust() -> None:
    checked = tables("bank")["What is checked on its way in"]
    not_checked = tables("bank")["What is not checked on its way in"]

    assert (checked.mark, not_checked.mark) == (Mark.ENFORCED, Mark.TRUST)
    assert [row[:2] for row in checked.rows] == [("paste", "yes")]
    assert [row[0] for row in not_checked.rows] == ["drop", "upload", "type"]
    assert {row[1] for row in not_checked.rows} == {"no: this version cannot do that yet"}


def test_what_the_policy_leaves_out_is_told_from_what_the_version_cannot_do() -> None:
    text = starter_text("personal").replace(
        "paste = { guarded = true }",
        'paste = { ceiling = "public" }\ndrop = { guarded = false }\n'
        'file = { any_content = "block" }',
    )
    source = source_of(
        text.replace(
            'action = "allow"\nproves = ["class-internal"]',
            'action = "warn"\nproves = ["class-internal"]',
        )
    )
    document = make_document(source.written, source.policy, builtin_rules())
    rows = {row[0]: row[1:] for table in document.parts[0].tables for row in table.rows}

    assert rows["paste"] == ("yes", "up to public content")
    assert rows["drop"][0] == "no: the policy leaves it out"
    assert rows["upload"] == ("no: this version cannot do that yet", "block for everything")


def test_a_tool_for_workspace_accounts_receives_what_anybody_may_put_there() -> None:
    text = starter_text("bank").replace(
        'unknown = { ceiling = "sensitive" }', 'unknown = { ceiling = "internal" }'
    )
    source = source_of(text)
    drawn = {table.title: table for table in draw(_section("P2"), source.written, source.policy)}

    rows = {row[0]: row for row in drawn["What each tool may receive"].rows}
    assert rows["Microsoft 365 Copilot Chat"][2] == "internal"


def test_own_words_and_forms_are_named_and_never_shown() -> None:
    text = (
        '[[dictionaries]]\nname = "projects"\nterms = ["Bluefin-9"]\nclass = "sensitive"\n'
        '[[patterns]]\nname = "tickets"\npattern = \'ACME-[0-9]{6}\'\nclass = "internal"\n'
        'title = "A ticket"\n'
    )
    source = source_of(HEAD + text)
    drawn = {table.title: table for table in draw(_section("P3"), source.written, source.policy)}

    assert drawn["Words and forms of our own"].rows == (
        ("projects", "a list of 1", "sensitive"),
        ("A ticket", "a form", "internal"),
    )
    assert "Bluefin" not in str(drawn)
    assert "ACME-" not in str(drawn)


def test_how_a_class_is_handled_is_on_trust() -> None:
    handled = tables("bank")["How it is handled"]

    assert handled.mark is Mark.TRUST
    assert [row[0] for row in handled.rows] == ["Internal", "Sensitive", "Prohibited"]
    assert "How it is handled" not in tables("personal")


def _section(part: str) -> Section:
    """Return one part of the document, as data."""
    return next(section for section in all_sections() if section.id == part)


def test_every_row_is_as_wide_as_its_header() -> None:
    for name in ("personal", "bank"):
        for table in tables(name).values():
            assert {len(row) for row in table.rows} == {len(table.header)}, table.title


def test_the_policys_own_words_for_a_department_come_first() -> None:
    text = (
        HEAD
        + '[[classes.sensitive.examples]]\ndepartment = "Sales"\ncontent = "the Bluefin list"\n'
    )
    drawn = list(_classes(source_of(text).written, source_of(text).policy))[-1]
    sales = next(row for row in drawn.rows if row[0] == "Sales")

    assert "the Bluefin list" in sales
    assert drawn.mark is Mark.TRUST


def test_content_logs_are_off_in_every_document() -> None:
    assert ("Content, excerpts, files, window titles, page addresses", "off", "nobody") in tables(
        "personal"
    )["Content logs"].rows


def test_a_tool_whose_site_another_one_rules_receives_what_that_one_does() -> None:
    both = (
        '[[tools]]\nid = "chatgpt-enterprise"\ntier = "approved"\n'
        '[[tools]]\nid = "chatgpt"\ntier = "restricted"\n'
    )

    rows = {row[0]: row for row in drawn_of(both, "P2")["What each tool may receive"].rows}

    assert rows["ChatGPT Enterprise"][2] == "public, as ChatGPT on the same site"
    assert rows["ChatGPT"][2] == "public"


def test_own_words_that_are_off_are_not_called_enforced() -> None:
    words = (
        '[[dictionaries]]\nname = "ships"\nterms = ["Bluefin"]\nclass = "sensitive"\n'
        '[[dictionaries]]\nname = "birds"\nterms = ["Kestrel"]\nclass = "sensitive"\n'
        '[rules."confidential.ships"]\nenabled = false\n'
        '[rules."confidential.birds"]\nclass = "prohibited"\n'
    )

    table = drawn_of(words, "P3")["Words and forms of our own"]

    assert table.rows == (("birds", "a list of 1", "prohibited"),)


def test_nothing_is_said_about_a_table_where_no_tool_was_decided_about() -> None:
    assert "May it go?" in drawn_of("", "P3")


def drawn_of(text: str, section: str) -> dict[str, Drawn]:
    """Return the tables of a section by title."""
    source = source_of(HEAD + text)
    part = next(one for one in all_sections() if one.id == section)
    return {table.title: table for table in draw(part, source.written, source.policy)}
