"""A real SSH server on the loopback, for whoever runs the tests: with a key, a configuration and a port of its own."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

SERVER = Path("/usr/sbin/sshd")
_CONFIGURATION = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/client.pub
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
{more}
"""


class Sshd:
    """Serves while the context lasts."""

    def __init__(self, folder: Path, more: str = "") -> None:
        """`more` goes to the end of its configuration."""
        needed = "the tests need an SSH server and client: apt-get install openssh-server openssh-client"
        assert SERVER.exists(), needed
        assert shutil.which("ssh"), needed
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        for name in ("host", "client"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
        configuration = folder / "sshd_config"
        configuration.write_text(_CONFIGURATION.format(port=self._port, folder=folder, more=more))
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # it insists on an empty folder of root's
        log = folder / "log"
        with log.open("wb") as told:
            self._server = subprocess.Popen([SERVER, "-D", "-e", "-f", configuration], stderr=told)

    def __enter__(self) -> Sshd:
        deadline = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), 1).close()
            except OSError:
                assert time.monotonic() < deadline, (self._folder / "log").read_text()
                time.sleep(0.02)
            else:
                return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.terminate()
        self._server.wait()

    @property
    def client_key(self) -> Path:
        """The public key that is let in."""
        return self._folder / "client.pub"

    @property
    def options(self) -> list[str]:
        """What ssh, scp and sftp need to be told to get in."""
        options = {
            "Port": str(self._port),
            "IdentityFile": str(self._folder / "client"),
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null",
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
        }
        return ["-F", "/dev/null", *(part for name, value in options.items() for part in ("-o", f"{name}={value}"))]

    @property
    def login(self) -> str:
        """User and host."""
        return f"{getpass.getuser()}@127.0.0.1"

    def to(self, *command: str, flags: Sequence[str] = ("-tt",)) -> list[str]:
        """Return the client's command line that runs a command on a terminal; without one, what a login gives."""
        return ["ssh", *self.options, *flags, self.login, *command]
