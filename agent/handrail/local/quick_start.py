"""Import much at once, without what a program that stays and calls nobody need not do."""

import gc
import ssl
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def importing() -> Iterator[None]:
    """Look for no garbage and read no certificates meanwhile.

    What is imported stays, so looking through it is in vain. aiohttp makes two TLS contexts for its
    client as it is imported, and each reads every authority the machine trusts; the agent answers
    on this machine and calls nobody, and a context without authorities trusts nobody. Measured
    together: 0.1 s of CPU (Python 3.11, Debian), a sixth of the start.
    """
    paths, certificates = ssl.SSLContext.set_default_verify_paths, ssl.SSLContext.load_default_certs
    gc.disable()
    ssl.SSLContext.set_default_verify_paths = _nothing  # type: ignore[method-assign, assignment]
    ssl.SSLContext.load_default_certs = _nothing  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        ssl.SSLContext.set_default_verify_paths = paths  # type: ignore[method-assign]
        ssl.SSLContext.load_default_certs = certificates  # type: ignore[method-assign]
        gc.enable()


def _nothing(*_: object) -> None:
    """Read nothing."""
