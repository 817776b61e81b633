"""`handrail policy sign`: sign an organisation's policy with its key."""

import argparse
import getpass
import sys
from datetime import date
from pathlib import Path

from handrail.cli.reading_layer import read_layered
from handrail.engine.errors import PolicyError
from handrail.local.signature import LONGEST_SERIAL, sign_policy

NAME = "sign"
HELP = "sign an organisation's policy in minisign's format"
EXIT_SIGNED = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy sign` accepts."""
    parser.epilog = (
        "example: handrail policy sign policy.toml --key org.key --serial 7 --expires 2027-01-01\n"
        "The key is minisign's: minisign -G -p org.pub -s org.key. Its password is asked for,\n"
        "or is a line on standard input where that is no terminal."
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--over", type=Path, metavar="FILE", help="as for `policy check`")
    parser.add_argument("--key", type=Path, required=True, metavar="FILE", help="the secret key")
    parser.add_argument("--serial", type=int, required=True, help="higher than the last one")
    parser.add_argument("--expires", type=_day, metavar="DAY", help="as 2027-01-01")
    parser.add_argument("--not-before", type=_day, metavar="DAY")
    parser.add_argument("--org", metavar="NAME", help="without spaces")
    parser.add_argument("--no-password", action="store_true", help="the key has none")


def run(args: argparse.Namespace) -> int:
    """Check the policy, then sign it: what cannot be used is not signed."""
    read_layered(args.file, args.over)
    comment = _comment(args)
    password = "" if args.no_password else _password(args.key)
    beside = sign_policy(args.file, args.key, password, comment)
    print(f"wrote {beside}")
    return EXIT_SIGNED


def _comment(args: argparse.Namespace) -> str:
    """Return the comment that is signed along."""
    if not 1 <= args.serial < 10**LONGEST_SERIAL:
        accepted = f"use a whole number from 1 on, of at most {LONGEST_SERIAL} digits"
        raise PolicyError(f"--serial {args.serial} is no serial; {accepted}")
    if args.org and (" " in args.org or not args.org.isprintable()):
        raise PolicyError("--org is one word without spaces; write it with hyphens")
    words = {"serial": args.serial, "expires": args.expires, "not_before": args.not_before}
    words["org"] = args.org
    return " ".join(f"{word}:{value}" for word, value in words.items() if value)


def _password(key: Path) -> str:
    """Ask for the password of a key, or take it from standard input where that is no terminal.

    PolicyError: nobody gives one, or there is no such key to ask about. It may be a pipe.
    """
    if not key.exists() or key.is_dir():
        raise PolicyError(f"{key} cannot be read; give the secret key, minisign's .key file")
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(f"Password of {key}: ")
    given = sys.stdin.buffer.readline() if sys.stdin is not None else b""
    if not given:
        message = f"the password of {key} is missing; give it on standard input, or --no-password"
        raise PolicyError(message)
    try:
        return given.rstrip(b"\r\n").decode()
    except UnicodeDecodeError:
        # Without its cause, which has the password in it.
        message = f"what standard input gave for {key} is no UTF-8; give its password"
        raise PolicyError(message) from None


def _day(text: str) -> date:
    """Read a day, or say how one is written."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no day; write it as 2027-01-01"
        raise argparse.ArgumentTypeError(message) from error
