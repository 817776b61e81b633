"""Which tool may receive what."""

from governance.house import HEAD, source_of, starter
from handrail.engine.words import Action, DataClass, Tier
from handrail.governance.whereto import CLASSES, row_for, rows_of


def test_tools_that_were_decided_about_come_first_and_all_others_last() -> None:
    rows = rows_of(starter("software-company").policy)

    assert [row.name for row in rows] == [
        "ChatGPT Enterprise",
        "Claude Team",
        "DeepSeek",
        "Kimi",
        "Every other tool",
    ]
    assert rows[-1].tier is Tier.UNLISTED


def test_a_row_says_for_each_class_what_the_engine_decides() -> None:
    row = row_for("chatgpt.com", starter("software-company").policy)
    answers = dict(zip(CLASSES, (action for action, _ in row.answers), strict=True))

    assert answers == {
        DataClass.PUBLIC: Action.ALLOW,
        DataClass.INTERNAL: Action.ALLOW,
        DataClass.SENSITIVE: Action.ALLOW,
        DataClass.PROHIBITED: Action.BLOCK,
    }


def test_a_prohibited_tool_names_what_to_use_instead() -> None:
    assert row_for("kimi.com", starter("software-company").policy).instead == (
        "ChatGPT Enterprise",
    )


def test_a_host_no_list_names_has_a_row_too() -> None:
    row = row_for("new.example", source_of(HEAD).policy)

    assert (row.name, row.tier) == ("new.example", Tier.UNLISTED)


def test_every_site_of_the_catalogue_has_one_row() -> None:
    names = [row.name for row in rows_of(source_of(HEAD).policy, every=True)]
    decided = [row.name for row in rows_of(starter("software-company").policy, every=True)]

    assert len(names) == len(set(names)) > 40
    assert "ChatGPT" in names
    assert "ChatGPT Enterprise" in decided
    assert not {"ChatGPT", "ChatGPT Business", "Claude"} & set(decided)
