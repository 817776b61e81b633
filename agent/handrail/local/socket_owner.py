"""Ask the Linux kernel who owns one end of a loopback connection.

It knows the one socket by its four numbers, so it neither walks over all of them, as /proc/net/tcp
does (2 s for 29,000, measured), nor overlooks one while others come and go (there up to three in
ten, measured).
Source: Linux' headers linux/sock_diag.h and linux/inet_diag.h, manual page sock_diag(7).
"""

import socket
import struct
import sys

# NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY and NLM_F_REQUEST of those headers.
FAMILY, BY_FAMILY, REQUEST = 4, 20, 1
# nlmsghdr: length, type, flags, sequence, port.
HEADER = struct.Struct("=IHHII")
# inet_diag_req_v2 without the socket: family, protocol, extensions, padding, states.
ASKED = struct.Struct("=BBBxI")
ANY_STATE = 0xFFFFFFFF
# inet_diag_sockid: both ports and addresses as on the wire, then any interface and no cookie.
ENDS = struct.Struct("!HH16s16s")
ANY_SOCKET = bytes(4) + b"\xff" * 8
# inet_diag_msg without the socket, before and behind it: family, state, timer, retransmissions;
# expiry, both queues, owner, inode.
BEFORE = struct.Struct("=BBBB")
BEHIND = struct.Struct("=IIIII")
LOOPBACK = socket.inet_aton("127.0.0.1").ljust(16, b"\0")
# The kernel answers from within the call; this only ends what cannot be.
WAIT_S = 0.5
ANSWER_BYTES = 4096


def owner_of(peer_port: int, our_port: int) -> int | None:
    """Return the user id behind the end at peer_port of a connection to our_port of 127.0.0.1.

    None where there is no such connection, or no kernel that answers.
    """
    if sys.platform != "linux":
        return None
    ends = ENDS.pack(peer_port, our_port, LOOPBACK, LOOPBACK) + ANY_SOCKET
    question = ASKED.pack(socket.AF_INET, socket.IPPROTO_TCP, 0, ANY_STATE) + ends
    header = HEADER.pack(HEADER.size + len(question), BY_FAMILY, REQUEST, 1, 0)
    try:
        with socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, FAMILY) as kernel:
            kernel.settimeout(WAIT_S)
            kernel.send(header + question)
            return _owner(kernel.recv(ANSWER_BYTES), peer_port, our_port)
    except OSError:  # a sandbox may forbid it, a kernel may have been built without it
        return None


def _owner(answer: bytes, peer_port: int, our_port: int) -> int | None:
    """Read the answer; an error is one of another type."""
    behind = HEADER.size + BEFORE.size + ENDS.size + len(ANY_SOCKET)
    if len(answer) < behind + BEHIND.size or HEADER.unpack_from(answer)[1] != BY_FAMILY:
        return None
    ports = ENDS.unpack_from(answer, HEADER.size + BEFORE.size)[:2]
    # Where there is no connection, the kernel may name who listens on the peer's port.
    if ports != (peer_port, our_port):
        return None
    owner: int = BEHIND.unpack_from(answer, behind)[3]
    return owner
