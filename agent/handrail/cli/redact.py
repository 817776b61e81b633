"""`handrail redact`: a text in, the same text with every finding hidden out."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from handrail.cli.reading import UNLISTED, host_of, judge_for, read_content
from handrail.engine.content import Destination
from handrail.engine.verdict import Verdict

NAME = "redact"
HELP = "print a text with everything found in it hidden; what was hidden goes to stderr"

EXIT_FINE, EXIT_NOT_HIDDEN = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail redact` accepts."""
    parser.epilog = "example: handrail redact letter.txt > letter-to-share.txt"
    parser.add_argument("file", nargs="?", type=Path, default=Path("-"), metavar="FILE")
    parser.add_argument("--policy", type=Path, metavar="FILE", help="instead of the one in force")


def run(args: argparse.Namespace) -> int:
    """Print the redacted text; 1, and nothing on standard output, when it cannot be made."""
    content = read_content(args.file)
    verdict = judge_for(args.policy)(content, Destination(host_of(UNLISTED)))
    why = _why_nothing(verdict)
    if why:
        print(f"handrail redact: {why}", file=sys.stderr)
        return EXIT_NOT_HIDDEN
    redacted = content.text if verdict.redacted is None else verdict.redacted
    sys.stdout.buffer.write(redacted.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    hidden = Counter(found.title for found in verdict.findings)
    for title, count in sorted(hidden.items()):
        print(
            f"hidden: {title}, {count} times" if count > 1 else f"hidden: {title}", file=sys.stderr
        )
    if not hidden:
        print("Nothing was found, so nothing is hidden.", file=sys.stderr)
    return EXIT_FINE


def _why_nothing(verdict: Verdict) -> str:
    """Say why nothing can be printed, where that is so."""
    if verdict.unscannable:
        return "this is no text, so nothing is printed; copy the text out of it and try that"
    if verdict.redacted is None and (verdict.findings or verdict.partial):
        too_much = "this is too much to check all of it, so nothing is printed"
        return f"{too_much}; split the text and try again"
    return ""
