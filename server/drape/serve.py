"""Run the API on 127.0.0.1, and nowhere else."""

from __future__ import annotations

import errno
import logging
import signal
from typing import TYPE_CHECKING

from waitress.server import create_server

from drape.api import create_app
from drape.check import check
from drape.doctor import folder
from drape.errors import DrapeError, PortTaken
from drape.profiles import profile, usual_profile
from drape.settings import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MIB = 2**20
_IN_MEMORY = {"max_request_body_size": 8 * _MIB, "inbuf_overflow": 16 * _MIB, "outbuf_overflow": 1024 * _MIB}
"""What is longer, waitress puts into temporary files: texts would lie on the disk, and findings."""

_log = logging.getLogger(__name__)

DEFAULT_PORT = 8377


def serve(data: Path, port: int, *, ready: Callable[[str], None]) -> None:
    """Answer until a signal says to stop; `ready` hears one line once requests are answered.

    What was begun is answered first, for five seconds at most. Settings that can't be used are no reason not to
    answer: every check says so. Raises PortTaken.
    """
    logging.basicConfig(level=logging.WARNING, format="drape: %(message)s")
    for quiet in ("presidio-anonymizer", "waitress.queue"):
        logging.getLogger(quiet).setLevel(logging.ERROR)
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):  # Ctrl+C already ends it so
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    if not (kept := folder(data)).well:
        _log.warning("others may read the data folder. %s", kept.remedy)
    check("Warm up: 202-555-0143 on 3/14.", usual_profile(None))
    try:
        server = create_server(create_app(data, port), host="127.0.0.1", port=port, threads=2, ident=None, **_IN_MEMORY)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from error
        raise
    ready(f"Drape listens on http://127.0.0.1:{port} with the profile {_policy(data)}. Stop it with Ctrl+C.")
    try:
        server.run()
    finally:
        server.close()


def _policy(data: Path) -> str:
    try:
        return repr(profile(load(data).profile, data).title)
    except DrapeError as error:
        _log.warning("nothing can be checked: %s", error)
        return "that can't be used"


def _stop(*_: object) -> None:
    raise SystemExit(0)
