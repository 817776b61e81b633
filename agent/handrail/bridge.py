"""The native-messaging host: relays frames between browser and agent without reading them.

Standard library only, few imports, no event loop: it starts while a person waits for the first
paste. Chromium gives it the extension's origin as argument, Firefox the manifest and the add-on id.
"""

import os
import select
import socket
import sys

# Where the agent listens; the launcher that `handrail browsers install` writes sets it. A browser
# that starts the installed bridge itself sets nothing: then the agent is the one of this user.
SOCKET_VARIABLE = "HANDRAIL_CONTROL"
HOME_VARIABLE = "HANDRAIL_HOME"
# As in local/paths.py: a socket's address is short.
SOCKET_PATH_MAX_BYTES = 100
# A control file that ends so holds a port and a key: on Windows, as in local/loopback.py.
KEYED = ".key"
HOST, PROOF_BYTES = "127.0.0.1", 32
# Frames are passed on in pieces as they come, so this bounds our memory and not a frame.
PIECE_BYTES = 65_536
# An agent takes a connection at once or is not there (or frozen: then its queue fills up).
CONNECT_WAIT_S = 2.0
# Browsers give two or three.
ARGUMENTS_MAX = 16

STDIN, STDOUT = 0, 1
# What stands in a JSON string as it is; all else is escaped. The string module has these too, and
# imports re for it: 7 ms of 20.
PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_./:@{}")


def main() -> int:
    """Relay until either side is gone; 1 when no agent is there."""
    agent = connect(os.environ.get(SOCKET_VARIABLE, "") or usual_socket())
    if agent is None:
        write_all(framed('{"kind":"absent","v":1}'))
        return 1
    with agent:
        try:
            agent.sendall(framed(caller(sys.argv[1 : ARGUMENTS_MAX + 1])))
            relay(agent) if agent.family != socket.AF_INET else relay_apart(agent)
        except OSError:
            # One side went away in mid-frame: the other sees our end close and knows.
            return 1
    return 0


def usual_socket() -> str:
    """Return where this user's agent listens when nobody says otherwise, as local/paths.py does."""
    home = os.environ.get(HOME_VARIABLE, "")
    if sys.platform == "win32":
        return (home or os.environ.get("LOCALAPPDATA", "") + r"\handrail") + r"\run\control.key"
    if not home and sys.platform == "darwin":
        home = "~/Library/Application Support/handrail"
    if not home:
        said = os.environ.get("XDG_STATE_HOME", "").strip()
        home = f"{said or '~/.local/state'}/handrail"
    # pathlib would take as long to import as all the rest.
    home = os.path.join(os.getcwd(), os.path.expanduser(home))  # noqa: PTH109, PTH111, PTH118
    usual = f"{home}/run/control.sock"
    if len(os.fsencode(usual)) <= SOCKET_PATH_MAX_BYTES:
        return usual
    import hashlib  # noqa: PLC0415 (hardly any home is so deep)

    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    return f"/tmp/handrail-{os.getuid()}-{digest}/control.sock"  # noqa: S108 (the agent checks it)


def connect(file: str) -> socket.socket | None:
    """Reach the agent, or return None."""
    if sys.platform == "win32" or file.endswith(KEYED):
        return connect_with_key(file)
    agent = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    agent.settimeout(CONNECT_WAIT_S)
    try:
        agent.connect(file)
    except OSError:
        agent.close()
        return None
    agent.settimeout(None)
    return agent


def connect_with_key(file: str) -> socket.socket | None:
    """Reach the agent at the port that a private file names; each proves it has the key there."""
    import hmac  # noqa: PLC0415 (only where there are no Unix sockets)

    agent = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    agent.settimeout(CONNECT_WAIT_S)
    try:
        with open(file, encoding="ascii") as opened:  # noqa: PTH123 (pathlib takes long to import)
            port, key = opened.read().split()
        agent.connect((HOST, int(port)))
        nonces = exactly(agent, PROOF_BYTES) + os.urandom(PROOF_BYTES)
        shown = hmac.digest(bytes.fromhex(key), b"bridge" + nonces, "sha256")
        agent.sendall(nonces[PROOF_BYTES:] + shown)
        wanted = hmac.digest(bytes.fromhex(key), b"agent" + nonces, "sha256")
        if not hmac.compare_digest(exactly(agent, PROOF_BYTES), wanted):
            raise ConnectionError
    except (OSError, ValueError, OverflowError):
        agent.close()
        return None
    agent.settimeout(None)
    return agent


def exactly(agent: socket.socket, count: int) -> bytes:
    """Read count bytes; ConnectionError where the agent is gone before."""
    read = b""
    while len(read) < count:
        piece = agent.recv(count - len(read))
        if not piece:
            raise ConnectionError
        read += piece
    return read


def relay_apart(agent: socket.socket) -> None:
    """Do the same with a thread for each direction: Windows cannot wait for pipe and socket."""
    import _thread  # noqa: PLC0415 (threading would take longer to import than all of this)

    _thread.start_new_thread(from_browser, (agent,))
    while piece := agent.recv(PIECE_BYTES):
        write_all(piece)


def from_browser(agent: socket.socket) -> None:
    """Pass on what the browser says; when it is gone, end the connection."""
    try:
        while piece := os.read(STDIN, PIECE_BYTES):
            agent.sendall(piece)
        agent.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The agent is gone: the other direction has noticed, too.
        return


def relay(agent: socket.socket) -> None:
    """Pass on what either side says, until one of them ends."""
    ends: list[int | socket.socket] = [STDIN, agent]
    while True:
        ready, _, _ = select.select(ends, [], [])
        if agent in ready:
            piece = agent.recv(PIECE_BYTES)
            if not piece:
                return
            write_all(piece)
        if STDIN in ready:
            piece = os.read(STDIN, PIECE_BYTES)
            if not piece:
                return
            agent.sendall(piece)


def write_all(piece: bytes) -> None:
    """Write to the browser; a pipe may take less than it is given."""
    rest = memoryview(piece)
    while rest:
        rest = rest[os.write(STDOUT, rest) :]


def caller(arguments: list[str]) -> str:
    """Say who the browser says is asking. Written by hand: importing json takes as long again."""
    quoted = ",".join(f'"{quote(argument)}"' for argument in arguments)
    return f'{{"kind":"caller","v":1,"argv":[{quoted}]}}'


def quote(text: str) -> str:
    """Escape text for a JSON string, as ASCII."""
    units = text.encode("utf-16-be", "surrogatepass")
    codes = [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]
    return "".join(chr(code) if chr(code) in PLAIN else f"\\u{code:04x}" for code in codes)


def framed(text: str) -> bytes:
    """Put the length in front; little-endian on every platform we run on."""
    raw = text.encode("ascii")
    return len(raw).to_bytes(4, "little") + raw


if __name__ == "__main__":
    sys.exit(main())
