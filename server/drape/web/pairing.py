"""Pair a browser with this server: it exchanges a one-time code for a token bound to the extension's Origin.

Only hashes are stored. SECURITY.md says what this defends against.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from drape.errors import DamagedFile, PairingFailed, TryLater, Unpaired
from drape.store.data_dir import BROWSERS, CODE

if TYPE_CHECKING:
    from drape.store.data_dir import Store

LIFETIME, TRIES = 120, 5
"""Seconds for which a code is valid, and how often it may be tried."""

MAX_BROWSERS = 50
"""Most browsers that may be paired."""

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_EXTENSION = re.compile(r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_extension(origin: str) -> bool:
    """Whether an Origin has the form of a browser extension's."""
    return _EXTENSION.fullmatch(origin) is not None


def new_code(store: Store) -> str:
    """Make the code that pairs the next browser; an older code becomes invalid. Raises NotStored."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    with store.locked():
        store.write(CODE, {"hash": _hash(code), "made": time.time(), "tries": 0, "next": 0})
    return code


class Paired(NamedTuple):
    """A paired browser. Browsers of one family have the same Origin; the id tells them apart."""

    id: str
    origin: str
    created: int
    """seconds since 1970"""


def pair(store: Store, code: str, origin: str, replaces: str | None = None) -> str:
    """Exchange a code for a browser's token, 43 characters of base64url.

    `replaces` is the id of the token that this browser had before, which becomes invalid. Raises PairingFailed,
    TryLater, DamagedFile or NotStored.
    """
    with store.locked():
        _try(store, code)
        store.file(CODE).unlink(missing_ok=True)
        return _give(store, origin, replaces)


def rotate(store: Store, browser: Paired) -> str:
    """Give a paired browser another token; it unpairs the old one. Raises PairingFailed, DamagedFile or NotStored."""
    with store.locked():
        return _give(store, browser.origin, None)


def _try(store: Store, code: str) -> None:
    """Count a try; after each wrong one the wait before the next doubles."""
    now, stored = time.time(), _code(store)
    if stored is None or not stored["made"] <= now <= stored["made"] + LIFETIME:  # a clock set back ends it, too
        raise PairingFailed("code_expired", "there is no such code any more; make a new one with: drape pair")
    if stored["tries"] >= TRIES:
        raise PairingFailed("too_many_tries", "this code was tried too often; make a new one with: drape pair")
    if now < stored["next"]:
        raise TryLater(stored["next"] - now)
    tried = {"tries": stored["tries"] + 1, "next": now + 2 ** stored["tries"]}
    store.write(CODE, stored | tried)
    if not hmac.compare_digest(stored["hash"], _hash(_normal(code))):
        raise PairingFailed("wrong_code", "this is not the code; look at it again")


def _code(store: Store) -> dict[str, Any] | None:
    """The current code; None if there is none or its file is damaged, because a new code costs nothing."""
    try:
        stored = store.read(CODE)
    except DamagedFile:
        return None
    formed = isinstance(stored, dict) and stored.keys() == {"hash", "made", "tries", "next"}
    return stored if formed else None


def _give(store: Store, origin: str, replaces: str | None) -> str:
    tokens = _tokens(store)
    if len(tokens) >= MAX_BROWSERS:
        raise PairingFailed(
            "too_many_browsers", f"{MAX_BROWSERS} browsers are paired; forget some with: drape pair --revoke"
        )
    token = secrets.token_urlsafe(32)
    entry = {"origin": origin, "hash": _hash(token), "created": int(time.time())}
    kept = {known: one for known, one in tokens.items() if known != replaces or one["origin"] != origin}
    store.write(BROWSERS, kept | {id_of(token): entry})
    return token


def id_of(token: str) -> str:
    """The public id of a token's browser, 16 hex digits: it reveals nothing of the token or of its stored hash."""
    return _hash(f"drape-browser:{token}")[:16]


def browsers(store: Store) -> tuple[Paired, ...]:
    """The paired browsers, oldest first; raises DamagedFile."""
    return tuple(_paired(known, entry) for known, entry in _tokens(store).items())


def _paired(known: str, entry: dict[str, Any]) -> Paired:
    return Paired(known, entry["origin"], entry["created"])


def paired(store: Store) -> tuple[str, ...]:
    """The Origins of the paired browsers, each once; raises DamagedFile."""
    return tuple(dict.fromkeys(browser.origin for browser in browsers(store)))


def unpair(store: Store, browser: str) -> bool:
    """Remove the browser with this id; returns False if there is none. Raises DamagedFile or NotStored."""
    with store.locked():
        tokens = _tokens(store)
        if tokens.pop(browser, None) is None:
            return False
        store.write(BROWSERS, tokens)
    return True


def browser_of(store: Store, token: str) -> Paired:
    """The browser that has this token; raises Unpaired. Takes equally long for wrong and right tokens."""
    digest = _hash(token)
    matches = [_paired(*one) for one in _tokens(store).items() if hmac.compare_digest(one[1]["hash"], digest)]
    if not matches:
        raise Unpaired
    return matches[0]


def proof(store: Store, origin: str, nonce: str, browser: str | None = None) -> str:
    """Prove to a paired Origin that this server knows its token: HMAC-SHA256, keyed with the token's hash.

    If several browsers have this Origin, `browser` is the id of the one meant; without it the newest is meant. Raises
    Unpaired.
    """
    own = {known: entry["hash"] for known, entry in _tokens(store).items() if entry["origin"] == origin}
    meant = next(reversed(own), origin) if browser is None else browser
    key = own.get(meant) or own.get(origin)  # an earlier version used the Origin as id
    if key is None:
        raise Unpaired
    return hmac.new(bytes.fromhex(key), f"drape-hello:{nonce}".encode(), hashlib.sha256).hexdigest()


def _tokens(store: Store) -> dict[str, dict[str, Any]]:
    now = store.fingerprint(BROWSERS)
    return {} if now is None else dict(_stored(store, now))


@lru_cache(maxsize=4)
def _stored(store: Store, _now: tuple[int, int, int]) -> dict[str, dict[str, Any]]:
    """The stored pairings, cached until the file changes, because every request needs them."""
    stored = store.read(BROWSERS)
    entries = {} if stored is None else stored
    if not isinstance(entries, dict) or not all(map(_formed, entries.values())):
        raise DamagedFile(store.file(BROWSERS))
    return entries


def _formed(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and is_extension(str(entry.get("origin")))
        and re.fullmatch("[0-9a-f]{64}", str(entry.get("hash"))) is not None
        and isinstance(entry.get("created"), int)
    )


def _normal(code: str) -> str:
    return re.sub(r"[\s-]", "", code).upper()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
