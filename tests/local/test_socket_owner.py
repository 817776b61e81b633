"""Who the kernel says is at one end of a connection."""

import os
import socket
from collections.abc import Iterator

import pytest

from handrail.local.socket_owner import owner_of


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


def port_of(end: socket.socket) -> int:
    port: int = end.getsockname()[1]
    return port


def test_the_owner_of_our_own_connection_is_us(server: socket.socket) -> None:
    with socket.create_connection(server.getsockname()) as peer:
        assert owner_of(port_of(peer), port_of(server)) == os.getuid()


def test_a_connection_through_an_ipv6_socket_is_found_too(server: socket.socket) -> None:
    with socket.socket(socket.AF_INET6) as peer:
        peer.connect(("::ffff:127.0.0.1", port_of(server)))

        assert owner_of(port_of(peer), port_of(server)) == os.getuid()


def test_a_connection_that_is_not_there_has_no_owner(server: socket.socket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as another:
        assert owner_of(port_of(another), port_of(server)) is None
