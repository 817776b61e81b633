"""Read the text of a policy or rule file, or say in one line why not."""

from pathlib import Path

from handrail.engine.errors import PolicyError
from handrail.engine.tables import TEXT_LIMIT_CHARS

# UTF-8 takes at most four bytes a character.
_FILE_LIMIT_BYTES = 4 * TEXT_LIMIT_CHARS


def read_file(path: Path) -> str:
    """Return the text of a policy or rule file.

    PolicyError: it cannot be read, is no file of text, or is far too large.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting for ever
            raise PolicyError(f"{path} is not a file; give a TOML file")
        with path.open("rb") as file:
            content = file.read(_FILE_LIMIT_BYTES + 1)
        if len(content) > _FILE_LIMIT_BYTES:
            raise PolicyError(f"{path} is over {_FILE_LIMIT_BYTES:,} bytes; split or shorten it")
        return content.decode("utf-8")
    except OSError as error:
        reason = error.strerror or "unreadable"
        message = f"{path} cannot be read ({reason}); check its name and permissions"
        raise PolicyError(message) from error
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path} is not UTF-8 text; save it as UTF-8") from error
