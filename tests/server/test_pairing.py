"""A code pairs one browser, once and within two minutes; only hashes are stored, and only their owner may read them."""

from __future__ import annotations

import hashlib
import hmac
import json
import stat
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from browsers import CHROME, FIREFOX, Browser
from drape.errors import PairingFailed, TryLater, Unpaired
from drape.store.migrations import migrate
from drape.web import pairing

if TYPE_CHECKING:
    from pathlib import Path

    from drape.store.data_dir import Store


def test_a_code_is_exchanged_for_a_token_once(store: Store) -> None:
    code = pairing.new_code(store)
    token = pairing.pair(store, code, CHROME)
    assert len(token) == 43
    assert pairing.browser_of(store, token).origin == CHROME
    with pytest.raises(PairingFailed) as again:
        pairing.pair(store, code, CHROME)
    assert again.value.code == "code_expired"


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_code_may_be_typed_with_spaces_dashes_and_small_letters(store: Store, typed: str) -> None:
    code = pairing.new_code(store)
    assert pairing.pair(store, typed.format(code, code.lower(), f"{code[:4]}-{code[4:]}"), CHROME)


class Clock:
    """The time of day, which stands still until a test sets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = time.time()
        monkeypatch.setattr(time, "time", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_a_wrong_code_may_be_tried_five_times(store: Store, clock: Clock) -> None:
    code = pairing.new_code(store)
    codes = []
    for typed in (*["AAAAAAAA"] * 5, code):
        with pytest.raises(PairingFailed) as refused:
            pairing.pair(store, typed, CHROME)
        codes.append(refused.value.code)
        clock.now += 20
    assert codes == ["wrong_code"] * 5 + ["too_many_tries"]
    assert pairing.paired(store) == ()


def test_after_a_wrong_code_the_next_try_waits_twice_as_long_each_time(store: Store, clock: Clock) -> None:
    code = pairing.new_code(store)
    for wait in (1, 2, 4, 8):
        with pytest.raises(PairingFailed):
            pairing.pair(store, "AAAAAAAA", CHROME)
        for left in (wait, 1):
            with pytest.raises(TryLater, match=rf"wait {left} seconds?\b"):
                pairing.pair(store, code, CHROME)
            clock.now += wait - 1
        clock.now += 1
    assert pairing.pair(store, code, CHROME)


@pytest.mark.parametrize("jump", [121, -1, -1_000_000, 1_000_000_000])
def test_a_code_expires_after_two_minutes_and_when_the_clock_jumps(store: Store, clock: Clock, jump: int) -> None:
    code = pairing.new_code(store)
    clock.now += jump
    with pytest.raises(PairingFailed, match="drape pair"):
        pairing.pair(store, code, CHROME)


def test_of_several_tries_at_once_only_the_first_is_judged(store: Store) -> None:
    pairing.new_code(store)

    def attempt(_: int) -> str:
        with pytest.raises((PairingFailed, TryLater)) as refused:
            pairing.pair(store, "AAAAAAAA", CHROME)
        return str(refused.value.code)

    with ThreadPoolExecutor(8) as pool:
        answers = Counter(pool.map(attempt, range(16)))
    assert answers == {"wrong_code": 1, "try_later": 15}


@pytest.mark.parametrize("damage", ["{", "[]", "{}", '{"hash": 5}', "\0"])
def test_a_damaged_code_pairs_nobody(data: Path, store: Store, damage: str) -> None:
    pairing.new_code(store)
    (data / "pairing.json").write_text(damage, encoding="utf-8")
    with pytest.raises(PairingFailed, match="drape pair"):
        pairing.pair(store, "AAAAAAAA", CHROME)


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"a": 5}', '{"a": {"origin": "https://evil.example", "hash": "", "created": 1}}']
)
def test_damaged_pairings_are_named_and_kept_and_admit_nobody(browser: Browser, data: Path, damage: str) -> None:
    (data / "browsers.json").write_text(damage, encoding="utf-8")
    for method, path, body in (("POST", "/v1/check", {"text": "a"}), ("POST", "/v1/hello", {"nonce": "a" * 20})):
        answer = browser.ask(method, path, body)
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (500, "damaged_file")
    assert (data / "browsers.json").read_text(encoding="utf-8") == damage


def test_a_browser_renews_its_token_and_the_old_one_works_until_it_is_unpaired(browser: Browser) -> None:
    token = browser.ask("POST", "/v1/renew", {}).get_json()["token"]
    new = Browser(browser.client, browser.headers | {"Authorization": f"Bearer {token}"})
    assert [one.ask("GET", "/v1/health").status_code for one in (browser, new)] == [200, 200]
    listed = new.ask("GET", "/v1/browsers").get_json()["browsers"]
    assert [(one["origin"], one["own"]) for one in listed] == [(CHROME, False), (CHROME, True)]
    left = new.ask("POST", "/v1/unpair", {"browser": listed[0]["id"]}).get_json()["browsers"]
    assert left == [listed[1]]
    assert [one.ask("GET", "/v1/health").status_code for one in (browser, new)] == [401, 200]


def test_a_browser_unpairs_itself(browser: Browser, store: Store) -> None:
    pairing.pair(store, pairing.new_code(store), FIREFOX)
    assert [one["origin"] for one in browser.ask("POST", "/v1/unpair", {}).get_json()["browsers"]] == [FIREFOX]
    assert browser.ask("GET", "/v1/health").status_code == 401


def test_several_browsers_are_paired_and_one_may_be_forgotten(store: Store) -> None:
    first = pairing.pair(store, pairing.new_code(store), CHROME)
    second = pairing.pair(store, pairing.new_code(store), FIREFOX)
    assert pairing.unpair(store, pairing.id_of(first))
    assert not pairing.unpair(store, pairing.id_of(first))
    assert pairing.paired(store) == (FIREFOX,)
    assert pairing.browser_of(store, second).origin == FIREFOX
    with pytest.raises(Unpaired):
        pairing.browser_of(store, first)


def test_pairing_again_replaces_the_token_of_the_same_browser(store: Store) -> None:
    old = pairing.pair(store, pairing.new_code(store), CHROME)
    new = pairing.pair(store, pairing.new_code(store), CHROME, pairing.id_of(old))
    assert pairing.browser_of(store, new).origin == CHROME
    with pytest.raises(Unpaired):
        pairing.browser_of(store, old)


def test_two_browsers_with_one_extension_id_are_paired_beside_each_other(store: Store) -> None:
    chrome = pairing.pair(store, pairing.new_code(store), CHROME)
    edge = pairing.pair(store, pairing.new_code(store), CHROME)
    assert [pairing.browser_of(store, token).id for token in (chrome, edge)] == [
        pairing.id_of(chrome),
        pairing.id_of(edge),
    ]
    assert pairing.paired(store) == (CHROME,)
    assert [browser.id for browser in pairing.browsers(store)] == [pairing.id_of(chrome), pairing.id_of(edge)]
    for token in (chrome, edge):
        key = hashlib.sha256(token.encode()).digest()
        wanted = hmac.new(key, b"drape-hello:nonce", hashlib.sha256).hexdigest()
        assert pairing.proof(store, CHROME, "nonce", pairing.id_of(token)) == wanted


def test_a_revoked_browser_gets_no_proof_by_the_token_of_another(store: Store) -> None:
    chrome = pairing.pair(store, pairing.new_code(store), CHROME)
    pairing.pair(store, pairing.new_code(store), CHROME)
    pairing.unpair(store, pairing.id_of(chrome))
    with pytest.raises(Unpaired):
        pairing.proof(store, CHROME, "nonce", pairing.id_of(chrome))


def test_a_browser_can_not_have_the_token_of_another_extension_forgotten(store: Store) -> None:
    token = pairing.pair(store, pairing.new_code(store), CHROME)
    pairing.pair(store, pairing.new_code(store), FIREFOX, pairing.id_of(token))
    assert pairing.browser_of(store, token).origin == CHROME


def test_a_pairing_of_an_earlier_version_still_holds(data: Path, store: Store) -> None:
    token = "a" * 43
    digest = hashlib.sha256(token.encode()).hexdigest()
    data.mkdir()
    (data / "browsers.json").write_text(json.dumps({CHROME: {"hash": digest, "created": 1}}), encoding="utf-8")
    migrate(store)
    assert pairing.browser_of(store, token).origin == CHROME
    assert pairing.proof(store, CHROME, "nonce", pairing.id_of(token)) == pairing.proof(store, CHROME, "nonce")
    assert pairing.unpair(store, CHROME)
    assert pairing.paired(store) == ()


def test_only_hashes_are_stored_and_only_the_owner_may_read_them(data: Path, store: Store) -> None:
    token = pairing.pair(store, pairing.new_code(store), CHROME)
    code = pairing.new_code(store)
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for file in data.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert token not in file.read_text(encoding="utf-8")
        assert code not in file.read_text(encoding="utf-8")


def test_the_server_proves_that_it_knows_the_token(browser: Browser) -> None:
    nonce = "bm9uY2Utbm9uY2Utbm9uY2U"
    answer = browser.ask("POST", "/v1/hello", {"nonce": nonce}, authorization=None).get_json()
    token = browser.headers["Authorization"].removeprefix("Bearer ")
    key = hashlib.sha256(token.encode()).digest()
    assert answer["name"] == "drape"
    assert answer["proof"] == hmac.new(key, b"drape-hello:" + nonce.encode(), hashlib.sha256).hexdigest()
    assert token not in str(answer)


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (CHROME, True),
        (FIREFOX, True),
        ("chrome-extension://short", False),
        ("https://www.facebook.com", False),
        (CHROME + "/", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_extensions_have_an_extensions_origin(origin: str, *, expected: bool) -> None:
    assert pairing.is_extension(origin) is expected


def test_no_more_browsers_are_paired_than_the_limit(browser: Browser, store: Store) -> None:
    for _ in range(pairing.MAX_BROWSERS - 1):
        pairing.rotate(store, pairing.browsers(store)[0])
    refused = browser.ask("POST", "/v1/renew", {})
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (403, "too_many_browsers")
    assert browser.ask("GET", "/v1/health").status_code == 200
