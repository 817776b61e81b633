"""Names and originals are kept per conversation, in memory, for a while, and never a secret."""

from handrail.engine.names import Known, Named, digest
from handrail.server.names import (
    CONVERSATIONS_MAX,
    DEPTH_MAX,
    KEPT_S,
    NAMES_MAX,
    ORIGINAL_MAX_CHARS,
    ORIGINALS_MAX_CHARS,
    RESULT_MAX_CHARS,
    NameKeeper,
)

MAIL = "jane@mill.org"


class Hours:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def keeper(clock: Hours | None = None) -> NameKeeper:
    return NameKeeper(clock or Hours())


def named(known: Known, placeholder: str, value: str, *, secret: bool = False) -> Named:
    label = placeholder[1:].rpartition("_")[0]
    return Named(placeholder, digest(known.salt, label, value), None if secret else value)


def hide(
    names: NameKeeper, conversation: str, *pairs: tuple[str, str], secret: bool = False
) -> None:
    """Let a redacted version with these placeholders go in."""
    known = names.known(conversation)
    told = [named(known, placeholder, value, secret=secret) for placeholder, value in pairs]
    assert names.learn(conversation, known, "id", told)
    names.settle("id", hidden=True)


def test_what_was_hidden_is_put_back_in_this_conversation_only() -> None:
    names = keeper()
    hide(names, "one", ("[EMAIL_1]", MAIL), ("[CARD_1]", "4111"))

    here = names.put_back("one", "Dear [EMAIL_1], [EMAIL_1] and [CARD_1]!")
    there = names.put_back("two", "Dear [EMAIL_1]")

    assert (here.text, here.count, here.left) == (f"Dear {MAIL}, {MAIL} and 4111!", 3, {})
    assert (there.text, there.left) == ("Dear [EMAIL_1]", {"[EMAIL_1]": "unknown"})


def test_a_placeholder_is_known_again_however_a_tool_writes_it() -> None:
    names = keeper()
    hide(names, "one", ("[E_MAIL_1]", MAIL))

    for written in ("[e_mail_1]", r"\[E\_MAIL\_1\]", r"[E_MAIL\_1]"):
        assert names.put_back("one", f"**{written}**").text == f"**{MAIL}**"


def test_a_secret_is_not_kept_and_that_is_said() -> None:
    names = keeper()
    hide(names, "one", ("[KEY_1]", "s3cr3t-value"), secret=True)

    done = names.put_back("one", "use [KEY_1]")

    assert (done.text, done.left) == ("use [KEY_1]", {"[KEY_1]": "secret"})
    assert not any("s3cr3t" in repr(getattr(names, slot)) for slot in names.__slots__)


def test_what_turns_out_to_be_a_secret_is_forgotten_for_good() -> None:
    names = keeper()
    hide(names, "one", ("[NAME_1]", MAIL))
    hide(names, "one", ("[NAME_1]", MAIL), secret=True)
    hide(names, "one", ("[NAME_1]", MAIL))

    assert names.held("one") == 0
    assert names.put_back("one", "[NAME_1]").left == {"[NAME_1]": "secret"}


def test_a_version_that_did_not_go_in_is_not_kept_and_its_numbers_are_free_again() -> None:
    names = keeper()
    known = names.known("one")
    names.learn("one", known, "id", [named(known, "[EMAIL_1]", MAIL)])
    names.settle("id", hidden=False)

    assert names.held("one") == 0
    assert names.known("one").counts.get("EMAIL", 0) == 0
    assert names.known("one").names == {}


def test_a_number_is_not_free_again_once_another_was_given_after_it() -> None:
    names = keeper()
    known = names.known("one")
    names.learn("one", known, "first", [named(known, "[EMAIL_1]", MAIL)])
    after = names.known("one")
    names.learn("one", after, "second", [named(after, "[EMAIL_2]", "b@mill.org")])
    names.settle("first", hidden=False)

    assert names.known("one").counts == {"EMAIL": 2}


def test_a_number_is_not_free_again_while_another_paste_has_it() -> None:
    for other_first in (True, False):
        names = keeper()
        for verdict in ("here", "other frame"):
            known = names.known("one")
            names.learn("one", known, verdict, [named(known, "[EMAIL_1]", MAIL)])
        choices = {"other frame": True, "here": False}
        for verdict in sorted(choices, reverse=other_first):
            names.settle(verdict, hidden=choices[verdict])

        assert names.known("one").counts == {"EMAIL": 1}
        assert names.put_back("one", "[EMAIL_1]").text == MAIL


def test_what_nobody_decided_is_forgotten_after_a_while() -> None:
    clock = Hours()
    names = keeper(clock)
    known = names.known("one")
    names.learn("one", known, "open", [named(known, "[EMAIL_1]", MAIL)])
    clock.now = KEPT_S

    names.forget_old()
    names.settle("open", hidden=True)

    assert names.held("one") == 0


def test_of_two_pastes_at_once_one_has_to_look_again() -> None:
    names = keeper()
    known = names.known("one")

    first = names.learn("one", known, "first", [named(known, "[EMAIL_1]", MAIL)])
    second = names.learn("one", known, "second", [named(known, "[EMAIL_1]", "b@mill.org")])

    assert (first, second) == (True, False)


def test_the_person_can_have_it_forgotten_and_the_names_keep_their_meaning() -> None:
    names = keeper()
    hide(names, "one", ("[EMAIL_1]", MAIL))

    assert names.forget(["one", "never met"], ended=False) == 1
    assert names.put_back("one", "[EMAIL_1]").left == {"[EMAIL_1]": "forgotten"}
    assert names.known("one").counts == {"EMAIL": 1}


def test_a_conversation_that_ended_begins_anew_and_what_waited_in_it_is_gone() -> None:
    names = keeper()
    hide(names, "one", ("[EMAIL_1]", MAIL))
    known = names.known("one")
    names.learn("one", known, "open", [named(known, "[EMAIL_2]", "b@mill.org")])
    names.forget(["one"], ended=True)
    names.settle("open", hidden=True)

    assert names.held("one") == 0
    assert names.known("one").counts == {}


def test_originals_are_forgotten_after_a_while_and_names_are_not() -> None:
    clock = Hours()
    names = keeper(clock)
    hide(names, "one", ("[EMAIL_1]", MAIL))
    clock.now = KEPT_S - 1
    before = names.held("one")
    clock.now = KEPT_S

    assert (before, names.held("one")) == (1, 0)
    assert names.known("one").counts == {"EMAIL": 1}


def test_what_stands_in_what_is_put_back_is_put_back_too_but_not_for_ever() -> None:
    names = keeper()
    hide(
        names, "one", ("[EMAIL_1]", MAIL), ("[ROW_1]", "mail [EMAIL_1]"), ("[LOOP_1]", "<[LOOP_1]>")
    )

    assert names.put_back("one", "[ROW_1]").text == f"mail {MAIL}"
    assert names.put_back("one", "[LOOP_1]").text.count("<") == DEPTH_MAX


def test_a_text_cannot_be_made_to_grow_without_end() -> None:
    names = keeper()
    hide(names, "one", ("[NOTE_1]", "x" * ORIGINAL_MAX_CHARS))

    done = names.put_back("one", "[NOTE_1]" * (RESULT_MAX_CHARS // ORIGINAL_MAX_CHARS + 10))

    assert len(done.text) <= RESULT_MAX_CHARS
    assert done.left == {"[NOTE_1]": "long"}


def test_only_so_much_is_kept() -> None:
    names = keeper()
    hide(names, "one", ("[TEXT_1]", "x" * (ORIGINAL_MAX_CHARS + 1)))
    whole = ORIGINALS_MAX_CHARS // ORIGINAL_MAX_CHARS
    hide(names, "one", *((f"[PART_{n}]", "x" * ORIGINAL_MAX_CHARS) for n in range(1, whole + 10)))
    hide(names, "two", *((f"[EMAIL_{n}]", str(n)) for n in range(1, NAMES_MAX + 10)))

    assert names.put_back("one", "[TEXT_1]").left == {"[TEXT_1]": "long"}
    assert names.held("one") == whole
    assert len(names.known("two").names) == NAMES_MAX
    assert names.known("two").counts == {"EMAIL": NAMES_MAX + 9}


def test_the_conversation_unused_longest_is_forgotten() -> None:
    names = keeper()
    for number in range(CONVERSATIONS_MAX + 1):
        hide(names, f"tab {number}", ("[EMAIL_1]", MAIL))

    assert names.held("tab 0") == 0
    assert names.held("tab 1") == 1


def test_without_a_conversation_nothing_is_kept() -> None:
    names = keeper()

    assert names.known("").salt == b""
    assert names.learn("", Known(), "id", [Named("[EMAIL_1]", b"", MAIL)])
    names.settle("id", hidden=True)
    assert names.put_back("", "[EMAIL_1]").count == 0


def test_what_is_kept_shows_in_no_log() -> None:
    names = keeper()
    hide(names, "one", ("[EMAIL_1]", MAIL))

    assert repr(names) == "NameKeeper(1 conversations)"
    assert MAIL not in repr(names.put_back("one", "[EMAIL_1]"))
