"""What the verbs that judge share: read the text, know the policy in force, name the host."""

import codecs
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeAlias

from handrail.cli.reading_layer import read_layered
from handrail.engine.content import Attachment, Content, Destination
from handrail.engine.errors import MachineError, WireError
from handrail.engine.judge import judge
from handrail.engine.policy import Policy
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Verdict
from handrail.governance import sites
from handrail.governance.source import Source, read_source
from handrail.local.builtin import catalogue_for
from handrail.local.layering import Layer
from handrail.local.live import Live
from handrail.local.paths import home
from handrail.local.policy_text_file import read_file

Judge: TypeAlias = Callable[[Content, Destination], Verdict]

# A public chat that no list names. Source: RFC 2606 reserves the ending.
UNLISTED = "https://chat.invalid"

# What Windows saves a text as where one asks it for "Unicode". Longest first: one begins another.
_ANNOUNCED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# By it grep, git and the dashboard tell a document, an image or a program from a text, too.
_NEVER_IN_TEXT = "\0"


def in_force(policy_file: Path | None) -> tuple[Policy, RuleSet]:
    """Return the policy of the file, else the one in force, and the rules in force.

    Problems of the files in force are told on stderr. Raises PolicyError for a bad policy_file.
    """
    policy, rules, _ = layers_in_force(policy_file)
    return policy, rules


def layers_in_force(
    policy_file: Path | None, over: Path | None = None
) -> tuple[Policy, RuleSet, tuple[Layer, ...]]:
    """Return the same and the files the policy is made of, widest first.

    over: what policy_file lies over; else as `read_layered` finds it.
    """
    live = Live(home())
    for problem in live.problems:
        print(f"handrail: {problem}", file=sys.stderr)
    current = live.current
    if policy_file is None:
        return current.policy, current.rules, current.layers
    read = read_layered(policy_file, over)
    return read.source.policy, read.rules, read.layers


def read_policy(file: Path) -> tuple[Source, RuleSet]:
    """Return a policy file as it was written and compiled, and the rules in force.

    Raises FileUnusableError with every problem, PolicyError where the file cannot be read.
    """
    rules, text = Live(home()).rules, read_file(file)
    return read_source(text, str(file), catalogue_for(text), rules), rules


def judge_for(policy_file: Path | None) -> Judge:
    """Return judge() with what in_force() gives."""
    policy, rules = in_force(policy_file)
    return lambda content, destination: judge(content, destination, policy, rules)


def host_of(site: str) -> str:
    """Return the lower-case host of an address, with or without its scheme.

    Raises WireError when there is none.
    """
    host = sites.host_of(site)
    if not host:
        raise WireError(f"{site!r} names no site; use an address like https://chatgpt.com")
    return host


def read_content(file: Path) -> Content:
    """Read what is to be judged, from a file or from standard input for "-".

    What is no text goes along as a file that nobody can read: what stands openly in it is judged,
    and the verdict says that the rest was not. Raises MachineError that names the file.
    """
    raw = _read(file)
    text = _decoded(raw)
    return Content(text, files=(Attachment("", len(raw)),) if _NEVER_IN_TEXT in text else ())


def read_text(file: Path) -> str:
    """Read a text file as it is, or standard input for "-"; what is not UTF-8 becomes U+FFFD.

    Raises MachineError that names the file.
    """
    return _decoded(_read(file))


def own_words(file: Path | None) -> tuple[str, ...]:
    """Read words of one's own, a line each: on the command line they would be kept.

    Raises MachineError that names the file.
    """
    # Editors of Windows put a mark before the first word, which would then never be met.
    lines = read_text(file).removeprefix("\ufeff").splitlines() if file else ()
    return tuple(line.strip() for line in lines if line.strip())


def _read(file: Path) -> bytes:
    with _opened(file) as stream:
        return stream.read()


def _decoded(raw: bytes) -> str:
    """Return a text by the encoding its first bytes announce, else as UTF-8."""
    encoding = next((name for mark, name in _ANNOUNCED if raw.startswith(mark)), "utf-8")
    return raw.decode(encoding, "replace")


def lines_of(file: Path) -> Iterator[bytes]:
    """Yield the lines of a file, or of standard input for "-", as they come.

    Raises MachineError that names the file.
    """
    with _opened(file) as stream:
        yield from stream


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file for reading; "-" is standard input, which stays open."""
    if str(file) == "-":
        if sys.stdin is None:  # a program may be started with it closed
            raise MachineError("there is no standard input; name a file")
        yield sys.stdin.buffer
        return
    try:
        with file.open("rb") as stream:
            yield stream
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MachineError(f"{file} cannot be read: {reason}; check the name") from error
