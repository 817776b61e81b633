"""`handrail policy sign`: sign an organisation's policy with its key."""

import argparse
import getpass
from datetime import date
from pathlib import Path

from handrail.cli.reading_layer import read_layered
from handrail.engine.errors import PolicyError
from handrail.local.signature import sign_policy

NAME = "sign"
HELP = "sign an organisation's policy in minisign's format"
EXIT_SIGNED = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy sign` accepts."""
    parser.epilog = (
        "example: handrail policy sign policy.toml --key org.key --serial 7 --expires 2027-01-01\n"
        "The key is minisign's: minisign -G -p org.pub -s org.key. Its password is asked for."
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
    password = "" if args.no_password else getpass.getpass(f"Password of {args.key}: ")
    beside = sign_policy(args.file, args.key, password, _comment(args))
    print(f"wrote {beside}")
    return EXIT_SIGNED


def _comment(args: argparse.Namespace) -> str:
    """Return the comment that is signed along."""
    if args.serial < 1:
        raise PolicyError(f"--serial {args.serial} is no serial; use a whole number from 1 on")
    if args.org and (" " in args.org or not args.org.isprintable()):
        raise PolicyError("--org is one word without spaces; write it with hyphens")
    words = {"serial": args.serial, "expires": args.expires, "not_before": args.not_before}
    words["org"] = args.org
    return " ".join(f"{word}:{value}" for word, value in words.items() if value)


def _day(text: str) -> date:
    """Read a day; argparse turns the error into its own words."""
    return date.fromisoformat(text)
