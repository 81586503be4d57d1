"""`wallboard` where nobody answers who looks up a name: that never ends, and is said once it has begun."""

from __future__ import annotations

import socket
import sys
import threading
from typing import NoReturn

from wallboard.__main__ import main


def _hang(host: object, *_arguments: object, **_more: object) -> NoReturn:
    sys.stderr.write(f"looked up: {host!r}\n")
    while True:
        threading.Event().wait()


if __name__ == "__main__":
    socket.getaddrinfo = _hang
    main()
