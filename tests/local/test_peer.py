"""Who is at the other end of a loopback connection."""

import os
import socket
import struct
import threading
from pathlib import Path

import pytest

from handrail.local.peer import is_ours

# Ends a connection at once, so that it leaves the kernel's tables, too.
AT_ONCE = struct.pack("ii", 1, 0)
HEAD = (
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout\n"
)


def table(folder: Path, *lines: tuple[str, str, int]) -> tuple[Path]:
    """Write a table as the kernel does."""
    rest = "00000000:00000000 00:00000000 00000000"
    text = "".join(
        f"{n:4}: {local} {remote} 01 {rest} {uid} 0 1\n"
        for n, (local, remote, uid) in enumerate(lines)
    )
    file = folder / "tcp"
    file.write_text(HEAD + text)
    return (file,)


def test_a_real_connection_of_ours_is_ours() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as peer:
            assert is_ours(peer.getsockname()[1], port)


def test_a_connection_through_an_ipv6_socket_is_ours() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.socket(socket.AF_INET6) as peer:
            peer.connect(("::ffff:127.0.0.1", port))
            assert is_ours(peer.getsockname()[1], port)


@pytest.mark.parametrize("other", [1, -1])
def test_another_users_connection_is_not_ours(tmp_path: Path, other: int) -> None:
    theirs = table(tmp_path, ("0100007F:1000", "0100007F:2000", abs(os.getuid() + other)))

    assert not is_ours(0x1000, 0x2000, theirs)


def test_a_connection_that_nobody_lists_is_not_ours(tmp_path: Path) -> None:
    assert not is_ours(0x1000, 0x2000, table(tmp_path))


def test_our_own_end_is_not_taken_for_the_peers(tmp_path: Path) -> None:
    ends = table(
        tmp_path,
        ("0100007F:2000", "0100007F:1000", os.getuid()),
        ("0100007F:1000", "0100007F:2000", os.getuid() + 1),
    )

    assert not is_ours(0x1000, 0x2000, ends)


def come_and_go(done: threading.Event) -> None:
    """Open and end connections without a pause, so that the kernel's tables never stand still."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as busy:
        while not done.is_set():
            for end in [socket.create_connection(busy.getsockname()) for _ in range(150)]:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                end.close()
                busy.accept()[0].close()


def test_a_connection_of_ours_is_ours_while_others_come_and_go() -> None:
    done = threading.Event()
    thread = threading.Thread(target=come_and_go, args=(done,))
    thread.start()
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            for _ in range(200):
                with socket.create_connection(("127.0.0.1", port)) as peer:
                    server.accept()[0].close()
                    assert is_ours(peer.getsockname()[1], port)
    finally:
        done.set()
        thread.join()


def test_a_line_that_one_reading_left_out_is_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = table(tmp_path, ("0100007F:1000", "0100007F:2000", os.getuid()))
    told = iter((HEAD, file.read_text()))
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: next(told))

    assert is_ours(0x1000, 0x2000, (file,))


def test_where_there_is_no_table_the_link_must_do(tmp_path: Path) -> None:
    assert is_ours(1, 2, (tmp_path / "absent",))
