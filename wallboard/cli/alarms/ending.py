"""The end of a service, which waits for no thread that hangs.

asyncio and the interpreter wait for a look-up of a name, or a keyring, for as long as that takes: half a minute where
the network is gone. systemd would have killed the service by then, and a person given up.
"""

from __future__ import annotations

import asyncio
import os
import traceback
from collections.abc import Coroutine
from typing import NoReturn

import click


def run_to_the_end(running: Coroutine[None, None, None]) -> NoReturn:
    """Run it, and end the process with the status that it would have had: 0, that of a failure, 1 for a fault of ours.

    At once: what it prints has to be flushed by then, and what it keeps to be closed. It takes the signals itself.
    """
    status = 0
    try:
        asyncio.Runner().run(running)
    except click.ClickException as failure:
        failure.show()
        status = failure.exit_code
    except Exception:  # noqa: BLE001 - the interpreter would tell it in the same words, and then wait
        traceback.print_exc()
        status = 1
    os._exit(status)
