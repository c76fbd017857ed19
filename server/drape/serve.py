"""Run the API on 127.0.0.1, and nowhere else."""

from __future__ import annotations

import errno
import logging
from typing import TYPE_CHECKING

from waitress.server import create_server

from drape.api import create_app
from drape.check import check
from drape.errors import PortTaken
from drape.profiles import profile
from drape.settings import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DEFAULT_PORT = 8377


def serve(data: Path, port: int, *, ready: Callable[[str], None]) -> None:
    """Answer until interrupted; `ready` hears one line once requests are answered. Raises PortTaken, BadSettings."""
    logging.basicConfig(level=logging.WARNING, format="drape: %(message)s")
    logging.getLogger("presidio-anonymizer").setLevel(logging.ERROR)
    policy = profile(load(data).profile)
    check("Warm up: 202-555-0143 on 3/14.", policy)
    try:
        server = create_server(create_app(data, port), host="127.0.0.1", port=port, threads=4, ident=None)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from error
        raise
    ready(f"Drape listens on http://127.0.0.1:{port} with the profile {policy.title!r}. Stop it with Ctrl+C.")
    try:
        server.run()
    finally:
        server.close()
