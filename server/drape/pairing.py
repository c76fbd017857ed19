"""Pair a browser with this server: a one-time code for a token that is bound to the extension's Origin.

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
from drape.storage import BROWSERS, CODE, locked, read_json, state, write_json

if TYPE_CHECKING:
    from pathlib import Path

LIFETIME, TRIES = 120, 5
"""How many seconds a code lives, and how often it may be tried."""

MOST = 50
"""How many browsers may be paired."""

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_EXTENSION = re.compile(r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_extension(origin: str) -> bool:
    """Whether an Origin has the form of a browser extension's."""
    return _EXTENSION.fullmatch(origin) is not None


def new_code(data: Path) -> str:
    """Make the code that pairs the next browser; an older code dies."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    with locked(data):
        write_json(data / CODE, {"hash": _hash(code), "made": time.time(), "tries": 0, "next": 0})
    return code


class Paired(NamedTuple):
    """A paired browser. Two of one family have the same Origin; the id tells them apart."""

    id: str
    origin: str
    created: int
    """seconds since 1970"""


def pair(data: Path, code: str, origin: str, replaces: str | None = None) -> str:
    """Exchange a code for a browser's token (43 characters of base64url); raises PairingFailed, TryLater, NotStored.

    `replaces` is the id of the token that this browser had before, which then dies.
    """
    with locked(data):
        _try(data, code)
        (data / CODE).unlink(missing_ok=True)
        return _give(data, origin, replaces)


def renew(data: Path, browser: Paired) -> str:
    """Give a paired browser another token beside the one that it has, which it unpairs once it holds the new one."""
    with locked(data):
        return _give(data, browser.origin, None)


def _try(data: Path, code: str) -> None:
    """Count a try; after each wrong one the next has to wait, twice as long every time."""
    now, stored = time.time(), _code(data)
    if stored is None or not stored["made"] <= now <= stored["made"] + LIFETIME:  # a clock set back ends it, too
        raise PairingFailed("code_expired", "there is no such code any more; make a new one with: drape pair")
    if stored["tries"] >= TRIES:
        raise PairingFailed("too_many_tries", "this code was tried too often; make a new one with: drape pair")
    if now < stored["next"]:
        raise TryLater(stored["next"] - now)
    tried = {"tries": stored["tries"] + 1, "next": now + 2 ** stored["tries"]}
    write_json(data / CODE, stored | tried)
    if not hmac.compare_digest(stored["hash"], _hash(_normal(code))):
        raise PairingFailed("wrong_code", "this is not the code; look at it again")


def _code(data: Path) -> dict[str, Any] | None:
    """The code that waits; a damaged file is as good as none, for a new code costs nothing."""
    try:
        stored = read_json(data / CODE)
    except DamagedFile:
        return None
    formed = isinstance(stored, dict) and stored.keys() == {"hash", "made", "tries", "next"}
    return stored if formed else None


def _give(data: Path, origin: str, replaces: str | None) -> str:
    tokens = _tokens(data)
    if len(tokens) >= MOST:
        raise PairingFailed("too_many_browsers", f"{MOST} browsers are paired; forget some with: drape pair --revoke")
    token = secrets.token_urlsafe(32)
    entry = {"origin": origin, "hash": _hash(token), "created": int(time.time())}
    kept = {known: one for known, one in tokens.items() if known != replaces or one["origin"] != origin}
    write_json(data / BROWSERS, kept | {id_of(token): entry})
    return token


def id_of(token: str) -> str:
    """The public name of a token's browser, 16 hex digits: nothing of the token or its hash can be learned from it."""
    return _hash(f"drape-browser:{token}")[:16]


def browsers(data: Path) -> tuple[Paired, ...]:
    """The paired browsers, the oldest first; raises DamagedFile."""
    return tuple(_paired(known, entry) for known, entry in _tokens(data).items())


def _paired(known: str, entry: dict[str, Any]) -> Paired:
    return Paired(known, entry["origin"], entry["created"])


def paired(data: Path) -> tuple[str, ...]:
    """The Origins of the paired browsers, each once."""
    return tuple(dict.fromkeys(browser.origin for browser in browsers(data)))


def unpair(data: Path, browser: str) -> bool:
    """Forget the browser of an id; False where there is none."""
    with locked(data):
        tokens = _tokens(data)
        if tokens.pop(browser, None) is None:
            return False
        write_json(data / BROWSERS, tokens)
    return True


def owner(data: Path, token: str) -> Paired:
    """The browser that a token was given to; raises Unpaired. Takes as long for a wrong token as for a right one."""
    digest = _hash(token)
    matches = [_paired(*one) for one in _tokens(data).items() if hmac.compare_digest(one[1]["hash"], digest)]
    if not matches:
        raise Unpaired
    return matches[0]


def proof(data: Path, origin: str, nonce: str, browser: str | None = None) -> str:
    """Show a paired Origin that we know its token, without the token: HMAC-SHA256 keyed with its hash.

    Of several browsers with this Origin the one with the id `browser` is meant, and without one the newest.
    """
    own = {known: entry["hash"] for known, entry in _tokens(data).items() if entry["origin"] == origin}
    meant = next(reversed(own), origin) if browser is None else browser
    key = own.get(meant) or own.get(origin)  # the Origin is the id of a pairing of an earlier version
    if key is None:
        raise Unpaired
    return hmac.new(bytes.fromhex(key), f"drape-hello:{nonce}".encode(), hashlib.sha256).hexdigest()


def _tokens(data: Path) -> dict[str, dict[str, Any]]:
    now = state(data / BROWSERS)
    return {} if now is None else dict(_stored(data / BROWSERS, now))


@lru_cache(maxsize=4)
def _stored(path: Path, _now: tuple[int, int, int]) -> dict[str, dict[str, Any]]:
    """The stored pairings; every request asks for them, so the file is read again only when it has changed."""
    stored = read_json(path)
    entries = {} if stored is None else stored
    if not isinstance(entries, dict) or not all(map(_formed, entries.values())):
        raise DamagedFile(path)
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
