"""What is said about words and patterns of a policy before they are believed."""

import pytest

from engine.test_policy_text import HEAD, compiled, problems
from handrail.engine.everyday import TEXTS, VALUES
from handrail.engine.policy import Allow, Dictionary, OwnPattern, RuleSetting
from handrail.engine.policy_text import compile_policy
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import DataClass


def pattern(source: str) -> str:
    return f'{HEAD}[[patterns]]\nname = "p"\nclass = "internal"\npattern = \'{source}\'\n'


def test_every_key_of_words_and_patterns_arrives() -> None:
    policy = compiled(
        HEAD
        + '[[dictionaries]]\nname = "d"\nclass = "sensitive"\nterms = ["Bluefin"]\n'
        + 'match = "word"\ncase = "exact"\ntitle = "T"\nwhy = "W."\nremedy = "R."\n'
        + '[[patterns]]\nname = "p"\nclass = "internal"\npattern = \'ACME-\\d{6}\'\n'
        + 'near = ["ticket"]\ntitle = "T"\nwhy = "W."\nremedy = "R."\n'
    )

    sensitive, said = DataClass.SENSITIVE, ("T", "W.", "R.")
    assert policy.dictionaries == (
        Dictionary("d", ("Bluefin",), sensitive, "word", "exact", *said),
    )
    assert policy.patterns == (
        OwnPattern("p", r"ACME-\d{6}", DataClass.INTERNAL, ("ticket",), *said),
    )


def test_a_sign_that_no_terminal_shows_is_told_by_its_number() -> None:
    [line] = problems(pattern("[\x80-9]"))

    assert line.isprintable()
    assert r"class range: \x80-9" in line


def test_what_is_let_pass_arrives_folded() -> None:
    text = (
        '[rules."contact.email".allow]\nvalues = [" Info@Mill.org"]\npatterns = [".+@mill[.]org"]\n'
    )

    policy = compiled(HEAD + text + 'tools = ["claude"]\n')

    allow = Allow(frozenset({"info@mill.org"}), (".+@mill[.]org",), frozenset({"claude"}))
    assert policy.rules == {"contact.email": RuleSetting(allow=allow)}


def test_the_rule_of_a_dictionary_is_set_like_any_other() -> None:
    text = '[[dictionaries]]\nname = "d"\nclass = "internal"\nterms = ["Bluefin"]\n'

    policy = compiled(HEAD + text + '[rules."confidential.d"]\nclass = "prohibited"\n')

    assert policy.rules["confidential.d"].data_class is DataClass.PROHIBITED


@pytest.mark.parametrize(
    "source",
    [
        r"ACME-[0-9]{6}",
        r"\bKD[0-9]{8}\b",
        r"(?i)project [a-z]+fish",
        r"プロジェクト\d+",
        r"[\x{410}-\x{42f}]{2}-\d{4}",
    ],
)
def test_a_pattern_that_says_something_is_taken(source: str) -> None:
    assert compiled(pattern(source)).patterns[0].pattern == source


@pytest.mark.parametrize("source", ["", "a?", "[0-9]*", "(?:)", "^", "x{0,3}"])
def test_a_pattern_that_matches_nothing_is_refused(source: str) -> None:
    [line] = problems(pattern(source))

    assert "nothing in it" in line or "is not a pattern" in line


@pytest.mark.parametrize(
    "source", [".+", r"\w+", "[a-z]{3,}", r"\s", "(?s).{5}", "[^0-9]", "e", r"\b"]
)
def test_a_pattern_that_matches_nearly_everything_is_refused(source: str) -> None:
    [line] = problems(pattern(source))

    assert "everyday texts" in line


@pytest.mark.parametrize(
    ("source", "word"),
    [
        (r"(?=a)bcd", "look-ahead"),
        (r"(?!a)bcd", "look-ahead"),
        (r"(?<=a)bcd", "look-behind"),
        (r"(?<!a)bcd", "look-behind"),
        (r"(?>abc)", "never backtracks"),
        (r"abc++", "never backtracks"),
        (r"(abc)\1", "back-reference"),
        (r"a{1001}", "up to 1000"),
        (r"(abc", "close the group"),
        (r"abc)", "open the group"),
        (r"[abc", "close the set"),
        (r"*abc", "before the sign"),
        (r"[z-a]", "correct it"),
        (r"\pX", "correct it"),
        (r"ACME[0-9a-z]{900}", "too large"),
    ],
)
def test_what_re2_refuses_is_explained(source: str, word: str) -> None:
    [line] = problems(pattern(source))

    assert line.startswith("policy.toml line 8: patterns[0].pattern = ")
    assert word in line


def test_two_hundred_patterns_are_enough() -> None:
    one = '[[patterns]]\nname = "p{}"\nclass = "internal"\npattern = \'ACME-[0-9]+\'\n'
    text = HEAD + "".join(one.format(place) for place in range(201))

    [line] = problems(text)

    assert "holds 201 patterns; use at most 200" in line


def test_a_name_of_a_delivered_rule_is_refused() -> None:
    text = '[[dictionaries]]\nname = "marking"\nclass = "internal"\nterms = ["Bluefin"]\n'

    with pytest.raises(FileUnusableError) as caught:
        compile_policy(HEAD + text, (), ["confidential.marking"], "policy.toml")

    assert "is what a rule of Handrail's is called" in str(caught.value)


def test_a_value_that_is_let_pass_is_in_no_message() -> None:
    text = '[rules."contact.email".allow]\nvalues = ["Kestrel\\nTwo", 7]\n'

    assert not any("Kestrel" in line for line in problems(HEAD + text))


def test_what_patterns_are_tried_on_is_of_every_kind() -> None:
    assert len(TEXTS) == len(set(TEXTS)) >= 16
    assert len(VALUES) == len(set(VALUES)) >= 12
