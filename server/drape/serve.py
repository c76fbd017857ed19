"""Run the API on 127.0.0.1, and nowhere else."""

from __future__ import annotations

import errno
import logging
import os
import signal
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from waitress.server import create_server

from drape.api import AT_ONCE, create_app
from drape.check import check
from drape.doctor import Answers, folder, who_answers
from drape.errors import AlreadyServes, DrapeError, NotStored, PortTaken
from drape.network import second
from drape.profiles import profile, usual_profile
from drape.redaction.syntax import warm
from drape.settings import load
from drape.storage import is_served, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from waitress.server import BaseWSGIServer

_MIB = 2**20
_IN_MEMORY = {"max_request_body_size": 8 * _MIB, "inbuf_overflow": 16 * _MIB, "outbuf_overflow": 1024 * _MIB}
"""What is longer, waitress puts into temporary files: texts would lie on the disk, and findings."""

_THREADS = AT_ONCE + 1
"""One is always free for first looks."""

_log = logging.getLogger(__name__)

DEFAULT_PORT = 8377


def serve(data: Path, port: int, *, ready: Callable[[str], None]) -> None:
    """Answer until a signal says to stop; `ready` hears one line once requests are answered.

    What was begun is answered first, for five seconds at most. Settings that can't be used are no reason not to
    answer: every check says so. Raises PortTaken or AlreadyServes.
    """
    if is_served(data, port):
        raise _taken(data, port)
    logging.basicConfig(level=logging.WARNING, format="drape: %(message)s")
    for quiet in ("presidio-anonymizer", "waitress.queue"):
        logging.getLogger(quiet).setLevel(logging.ERROR)
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):  # Ctrl+C already ends it so
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    if not (kept := folder(data)).well:
        _log.warning("others may read the data folder. %s", kept.remedy)
    check("Warm up: 202-555-0143 on 3/14.", usual_profile(None))
    second.look("Warm up.", "practice", "facebook_post")
    server = _bound(data, port)
    try:
        with _known(data, port):
            ready(f"Drape listens on http://127.0.0.1:{port} with the profile {_policy(data)}. Stop it with Ctrl+C.")
            threading.Thread(target=warm, daemon=True).start()
            server.run()
    finally:
        server.close()


def _bound(data: Path, port: int) -> BaseWSGIServer:
    app = create_app(data, port)
    try:
        return create_server(app, host="127.0.0.1", port=port, threads=_THREADS, ident=None, **_IN_MEMORY)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise _taken(data, port) from error
        if error.errno == errno.EACCES:
            raise DrapeError(
                f"the system does not let you use port {port}; choose one over 1023 with --port"
            ) from error
        raise


def _taken(data: Path, port: int) -> AlreadyServes | PortTaken:
    """Who has the port, as an error to raise."""
    who = who_answers(data, port)
    if who is Answers.DRAPE:
        return AlreadyServes(port)
    return PortTaken(port, _TAKEN.get(who, "another program"))


_TAKEN = {
    Answers.OTHER_DRAPE: "a Drape with another data folder",
    Answers.STUCK: "a Drape of this data folder that does not answer",
}


@contextmanager
def _known(data: Path, port: int) -> Iterator[None]:
    """Be known as this folder's server; where that can't be stored it answers all the same."""
    with ExitStack() as stack:
        try:
            stack.enter_context(serving(data, port))
        except NotStored as error:
            _log.warning("other programs can't see that this server is this data folder's: %s", error)
        yield


_STDIN = 0


def stop_with_input() -> None:
    """Stop the server when standard input ends, as it does when the program that started it is gone."""

    def wait() -> None:
        while os.read(_STDIN, 1024):
            pass
        signal.raise_signal(signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def _policy(data: Path) -> str:
    try:
        return repr(profile(load(data).profile, data).title)
    except DrapeError as error:
        _log.warning("nothing can be checked: %s", error)
        return "that can't be used"


def _stop(*_: object) -> None:
    raise SystemExit(0)
