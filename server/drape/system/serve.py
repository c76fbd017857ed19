"""Run the API on 127.0.0.1 only."""

from __future__ import annotations

import errno
import logging
import os
import signal
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from waitress.server import create_server

from drape.check import check
from drape.errors import AlreadyServes, DrapeError, NotStored, PortTaken
from drape.model.inference import second_model
from drape.policy.profiles import profile, usual_profile
from drape.policy.settings import load
from drape.redaction.syntax import preload
from drape.system.doctor import Answers, check_data_dir, who_answers
from drape.web.api import create_app
from drape.web.limits import SECOND_LOOK_ANSWERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from waitress.server import BaseWSGIServer

    from drape.store.data_dir import Store

_MIB = 2**20
_IN_MEMORY = {"max_request_body_size": 8 * _MIB, "inbuf_overflow": 16 * _MIB, "outbuf_overflow": 1024 * _MIB}
"""Waitress writes longer requests and responses to temporary files; texts must not reach the disk."""

_THREADS = SECOND_LOOK_ANSWERS + 1
"""One thread is always free for first looks."""

_log = logging.getLogger(__name__)

DEFAULT_PORT = 8377


def serve(store: Store, port: int, *, ready: Callable[[str], None]) -> None:
    """Serve until a signal stops it; `ready` gets one line once requests are answered.

    Requests in progress are answered first, for five seconds at most. Unusable settings do not stop the server: every
    check reports them. Raises PortTaken or AlreadyServes, or DrapeError for a port that is not allowed.
    """
    if store.is_served(port):
        raise _taken(store, port)
    logging.basicConfig(level=logging.WARNING, format="drape: %(message)s")
    for quiet in ("presidio-anonymizer", "waitress.queue"):
        logging.getLogger(quiet).setLevel(logging.ERROR)
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):  # Ctrl+C already has this effect
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    if not (kept := check_data_dir(store)).ok:
        _log.warning("others may read the data folder. %s", kept.fix)
    check("Warm up: 202-555-0143 on 3/14.", usual_profile(None))
    second_model.look("Warm up.", "practice", "facebook_post")
    server = _bound(store, port)
    try:
        with _known(store, port):
            ready(f"Drape listens on http://127.0.0.1:{port} with the profile {_policy(store)}. Stop it with Ctrl+C.")
            threading.Thread(target=preload, daemon=True).start()
            server.run()
    finally:
        server.close()


def _bound(store: Store, port: int) -> BaseWSGIServer:
    app = create_app(store, port)
    try:
        return create_server(app, host="127.0.0.1", port=port, threads=_THREADS, ident=None, **_IN_MEMORY)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise _taken(store, port) from error
        if error.errno == errno.EACCES:
            raise DrapeError(
                f"the system does not let you use port {port}; choose one over 1023 with --port"
            ) from error
        raise


def _taken(store: Store, port: int) -> AlreadyServes | PortTaken:
    """The error for a port that is taken."""
    who = who_answers(store, port)
    if who is Answers.DRAPE:
        return AlreadyServes(port)
    return PortTaken(port, _TAKEN.get(who, "another program"))


_TAKEN = {
    Answers.OTHER_DRAPE: "a Drape with another data folder",
    Answers.STUCK: "a Drape of this data folder that does not answer",
}


@contextmanager
def _known(store: Store, port: int) -> Iterator[None]:
    """Show others that this is the folder's server; if that can't be stored, the server only logs it."""
    with ExitStack() as stack:
        try:
            stack.enter_context(store.serving(port))
        except NotStored as error:
            _log.warning("other programs can't see that this server is this data folder's: %s", error)
        yield


_STDIN = 0


def stop_with_input() -> None:
    """Stop the server when standard input ends, which happens when the program that started it ends."""

    def wait() -> None:
        while os.read(_STDIN, 1024):
            pass
        signal.raise_signal(signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def _policy(store: Store) -> str:
    try:
        return repr(profile(load(store).profile, store).title)
    except DrapeError as error:
        _log.warning("nothing can be checked: %s", error)
        return "that can't be used"


def _stop(*_: object) -> None:
    raise SystemExit(0)
