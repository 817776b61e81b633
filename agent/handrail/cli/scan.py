"""`handrail scan`: say what a text would be judged as, before it goes anywhere."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import msgspec

from handrail.cli.reading import UNLISTED, Judge, host_of, judge_for, lines_of, read_content
from handrail.engine.content import Content, Destination
from handrail.engine.errors import WireError
from handrail.engine.verdict import Verdict
from handrail.engine.words import Action, Surface
from handrail.local.builtin import builtin_rule_list
from handrail.local.ready import steps

NAME = "scan"
HELP = "classify text, files or standard input for a site, without sending anything"

EXIT_FINE, EXIT_HELD = 0, 1
NO_TEXT = (
    "This is no text, so what is in it was not looked at; copy the text out of it and check that."
)


class Line(msgspec.Struct, frozen=True):
    """One line of `--jsonl` input; other keys are ignored."""

    id: str
    text: str
    site: str | None = None
    surface: Surface = Surface.PASTE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail scan` accepts."""
    parser.epilog = "example: echo 'my key is ...' | handrail scan --site https://chatgpt.com"
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="- is standard input")
    parser.add_argument("--site", default=UNLISTED, metavar="URL", help="where it would go")
    parser.add_argument("--policy", type=Path, metavar="FILE", help="instead of the one in force")
    parser.add_argument("--jsonl", action="store_true", help='read {"id", "text"}, one per line')
    parser.add_argument("--time", action="store_true", help="with --jsonl: add the engine's ms")


def run(args: argparse.Namespace) -> int:
    """Judge what was given; 1 when anything would be held."""
    judge = judge_for(args.policy)
    host = host_of(args.site)
    if args.jsonl:
        return _run_lines(args, judge, host)
    held = [_run_file(file, judge, host) for file in args.files or [Path("-")]]
    return EXIT_HELD if any(held) else EXIT_FINE


def _run_file(file: Path, judge: Judge, host: str) -> bool:
    """Print the verdict on one file for a person; tell whether it would be held."""
    verdict = judge(read_content(file), Destination(host))
    name = "standard input" if str(file) == "-" else str(file)
    print("\n".join(_described(name, verdict)))
    return verdict.action is not Action.ALLOW


def _described(name: str, verdict: Verdict) -> Iterator[str]:
    """Yield the lines that tell a person what was found and why it matters."""
    yield f"{name}: {verdict.action} ({verdict.data_class} content, for {verdict.placement.name})"
    for found in verdict.findings:
        via = f", through {found.decoded_via}" if found.decoded_via else ""
        place = f"characters {found.start} to {found.end}{via}"
        yield f"  {found.title}  {found.sample}  [{found.rule}, {found.confidence}, {place}]"
        yield f"    {found.why} {found.remedy}"
    if verdict.partial:
        yield "  Too much to check all of it: what lies beyond was not looked at."
    if verdict.unscannable:
        yield f"  {NO_TEXT}"
    if not verdict.findings and not verdict.partial and not verdict.unscannable:
        yield "  Nothing was found."


def _run_lines(args: argparse.Namespace, judge: Judge, host: str) -> int:
    """Judge JSON lines one by one; nothing is kept from one line to the next.

    The answers stand in the lines, so the exit code only says that all were read. What is timed is
    timed as the agent judges: with the rules made ready, as it makes them when a page opens.
    """
    if args.time:
        nowhere = Destination(host)
        for step in steps(lambda text: judge(Content(text), nowhere), builtin_rule_list()):
            step()
    for source in args.files or [Path("-")]:
        for raw in lines_of(source):
            if raw.strip():
                print(json.dumps(_answer(raw, judge, host, timed=args.time)), flush=True)
    return EXIT_FINE


def _answer(raw: bytes, judge: Judge, host: str, *, timed: bool) -> dict[str, object]:
    """Judge one line; a malformed one is answered with what is wrong, not with its text."""
    try:
        line = msgspec.convert(json.loads(raw), Line)
        where = Destination(host_of(line.site) if line.site else host, line.surface)
    except (ValueError, RecursionError, WireError) as error:
        return {"id": None, "error": _what_is_wrong(error)}
    began_s = perf_counter()
    verdict = judge(Content(line.text), where)
    took_ms = (perf_counter() - began_s) * 1000
    answer = {"id": line.id, **_as_record(verdict)}
    return {**answer, "ms": round(took_ms, 3)} if timed else answer


def _what_is_wrong(error: Exception) -> str:
    """Say in one line what is wrong with a line, without quoting it."""
    if isinstance(error, msgspec.ValidationError | WireError):
        return str(error)
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at character {error.pos}"
    return "not JSON: nested too deep, or not UTF-8"


def _as_record(verdict: Verdict) -> dict[str, object]:
    """Write a verdict in the form the contract promises."""
    return {
        "action": verdict.action,
        "data_class": verdict.data_class,
        "findings": [
            {
                "type": found.rule,
                "category": found.category,
                "start": found.start,
                "end": found.end,
                "confidence": found.confidence,
                "decoded_via": found.decoded_via,
            }
            for found in verdict.findings
        ],
        "redacted": verdict.redacted,
    }
