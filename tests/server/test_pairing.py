"""A code pairs one browser, once, soon; only hashes are kept, and only for their owner's eyes."""

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
from drape import pairing
from drape.errors import PairingFailed, TryLater, Unpaired
from drape.migrate import migrate

if TYPE_CHECKING:
    from pathlib import Path


def test_a_code_is_exchanged_for_a_token_once(data: Path) -> None:
    code = pairing.new_code(data)
    token = pairing.pair(data, code, CHROME)
    assert len(token) == 43
    assert pairing.owner(data, token).origin == CHROME
    with pytest.raises(PairingFailed) as again:
        pairing.pair(data, code, CHROME)
    assert again.value.code == "code_expired"


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_code_may_be_typed_with_spaces_dashes_and_small_letters(data: Path, typed: str) -> None:
    code = pairing.new_code(data)
    assert pairing.pair(data, typed.format(code, code.lower(), f"{code[:4]}-{code[4:]}"), CHROME)


class Clock:
    """The time of day, which stands still until it is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = time.time()
        monkeypatch.setattr(time, "time", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_a_wrong_code_may_be_tried_five_times(data: Path, clock: Clock) -> None:
    code = pairing.new_code(data)
    codes = []
    for typed in (*["AAAAAAAA"] * 5, code):
        with pytest.raises(PairingFailed) as refused:
            pairing.pair(data, typed, CHROME)
        codes.append(refused.value.code)
        clock.now += 20
    assert codes == ["wrong_code"] * 5 + ["too_many_tries"]
    assert pairing.paired(data) == ()


def test_after_a_wrong_code_the_next_try_waits_twice_as_long_each_time(data: Path, clock: Clock) -> None:
    code = pairing.new_code(data)
    for wait in (1, 2, 4, 8):
        with pytest.raises(PairingFailed):
            pairing.pair(data, "AAAAAAAA", CHROME)
        for left in (wait, 1):
            with pytest.raises(TryLater, match=rf"wait {left} seconds?\b"):
                pairing.pair(data, code, CHROME)
            clock.now += wait - 1
        clock.now += 1
    assert pairing.pair(data, code, CHROME)


@pytest.mark.parametrize("jump", [121, -1, -1_000_000, 1_000_000_000])
def test_a_code_dies_after_two_minutes_and_when_the_clock_jumps(data: Path, clock: Clock, jump: int) -> None:
    code = pairing.new_code(data)
    clock.now += jump
    with pytest.raises(PairingFailed, match="drape pair"):
        pairing.pair(data, code, CHROME)


def test_those_who_try_at_once_have_five_tries_in_all(data: Path) -> None:
    pairing.new_code(data)

    def attempt(_: int) -> str:
        with pytest.raises((PairingFailed, TryLater)) as refused:
            pairing.pair(data, "AAAAAAAA", CHROME)
        return str(refused.value.code)

    with ThreadPoolExecutor(8) as pool:
        answers = Counter(pool.map(attempt, range(16)))
    assert answers == {"wrong_code": 1, "try_later": 15}


@pytest.mark.parametrize("damage", ["{", "[]", "{}", '{"hash": 5}', "\0"])
def test_a_damaged_code_is_no_code(data: Path, damage: str) -> None:
    pairing.new_code(data)
    (data / "pairing.json").write_text(damage, encoding="utf-8")
    with pytest.raises(PairingFailed, match="drape pair"):
        pairing.pair(data, "AAAAAAAA", CHROME)


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"a": 5}', '{"a": {"origin": "https://evil.example", "hash": "", "created": 1}}']
)
def test_damaged_pairings_are_named_kept_and_let_nobody_in(browser: Browser, data: Path, damage: str) -> None:
    (data / "browsers.json").write_text(damage, encoding="utf-8")
    for method, path, body in (("POST", "/v1/check", {"text": "a"}), ("POST", "/v1/hello", {"nonce": "a" * 20})):
        answer = browser.ask(method, path, body)
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (500, "damaged_file")
    assert (data / "browsers.json").read_text(encoding="utf-8") == damage


def test_a_browser_renews_its_token_and_loses_nothing_on_the_way(browser: Browser) -> None:
    token = browser.ask("POST", "/v1/renew", {}).get_json()["token"]
    new = Browser(browser.client, browser.headers | {"Authorization": f"Bearer {token}"})
    assert [one.ask("GET", "/v1/health").status_code for one in (browser, new)] == [200, 200]
    listed = new.ask("GET", "/v1/browsers").get_json()["browsers"]
    assert [(one["origin"], one["own"]) for one in listed] == [(CHROME, False), (CHROME, True)]
    left = new.ask("POST", "/v1/unpair", {"browser": listed[0]["id"]}).get_json()["browsers"]
    assert left == [listed[1]]
    assert [one.ask("GET", "/v1/health").status_code for one in (browser, new)] == [401, 200]


def test_a_browser_unpairs_itself(browser: Browser, data: Path) -> None:
    pairing.pair(data, pairing.new_code(data), FIREFOX)
    assert [one["origin"] for one in browser.ask("POST", "/v1/unpair", {}).get_json()["browsers"]] == [FIREFOX]
    assert browser.ask("GET", "/v1/health").status_code == 401


def test_several_browsers_are_paired_and_one_may_be_forgotten(data: Path) -> None:
    first = pairing.pair(data, pairing.new_code(data), CHROME)
    second = pairing.pair(data, pairing.new_code(data), FIREFOX)
    assert pairing.unpair(data, pairing.id_of(first))
    assert not pairing.unpair(data, pairing.id_of(first))
    assert pairing.paired(data) == (FIREFOX,)
    assert pairing.owner(data, second).origin == FIREFOX
    with pytest.raises(Unpaired):
        pairing.owner(data, first)


def test_pairing_again_replaces_the_token_of_the_same_browser(data: Path) -> None:
    old = pairing.pair(data, pairing.new_code(data), CHROME)
    new = pairing.pair(data, pairing.new_code(data), CHROME, pairing.id_of(old))
    assert pairing.owner(data, new).origin == CHROME
    with pytest.raises(Unpaired):
        pairing.owner(data, old)


def test_two_browsers_with_one_extension_id_are_paired_beside_each_other(data: Path) -> None:
    chrome = pairing.pair(data, pairing.new_code(data), CHROME)
    edge = pairing.pair(data, pairing.new_code(data), CHROME)
    assert [pairing.owner(data, token).id for token in (chrome, edge)] == [pairing.id_of(chrome), pairing.id_of(edge)]
    assert pairing.paired(data) == (CHROME,)
    assert [browser.id for browser in pairing.browsers(data)] == [pairing.id_of(chrome), pairing.id_of(edge)]
    for token in (chrome, edge):
        key = hashlib.sha256(token.encode()).digest()
        wanted = hmac.new(key, b"drape-hello:nonce", hashlib.sha256).hexdigest()
        assert pairing.proof(data, CHROME, "nonce", pairing.id_of(token)) == wanted


def test_a_revoked_browser_gets_no_proof_by_the_token_of_another(data: Path) -> None:
    chrome = pairing.pair(data, pairing.new_code(data), CHROME)
    pairing.pair(data, pairing.new_code(data), CHROME)
    pairing.unpair(data, pairing.id_of(chrome))
    with pytest.raises(Unpaired):
        pairing.proof(data, CHROME, "nonce", pairing.id_of(chrome))


def test_a_browser_can_not_have_the_token_of_another_extension_forgotten(data: Path) -> None:
    token = pairing.pair(data, pairing.new_code(data), CHROME)
    pairing.pair(data, pairing.new_code(data), FIREFOX, pairing.id_of(token))
    assert pairing.owner(data, token).origin == CHROME


def test_a_pairing_of_an_earlier_version_still_holds(data: Path) -> None:
    token = "a" * 43
    digest = hashlib.sha256(token.encode()).hexdigest()
    data.mkdir()
    (data / "browsers.json").write_text(json.dumps({CHROME: {"hash": digest, "created": 1}}), encoding="utf-8")
    migrate(data)
    assert pairing.owner(data, token).origin == CHROME
    assert pairing.proof(data, CHROME, "nonce", pairing.id_of(token)) == pairing.proof(data, CHROME, "nonce")
    assert pairing.unpair(data, CHROME)
    assert pairing.paired(data) == ()


def test_only_hashes_are_stored_and_only_the_owner_may_read_them(data: Path) -> None:
    token = pairing.pair(data, pairing.new_code(data), CHROME)
    code = pairing.new_code(data)
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for file in data.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert token not in file.read_text(encoding="utf-8")
        assert code not in file.read_text(encoding="utf-8")


def test_the_server_proves_that_it_gave_the_token(browser: Browser) -> None:
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


def test_only_so_many_browsers_are_paired(browser: Browser, data: Path) -> None:
    for _ in range(pairing.MOST - 1):
        pairing.renew(data, pairing.browsers(data)[0])
    refused = browser.ask("POST", "/v1/renew", {})
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (403, "too_many_browsers")
    assert browser.ask("GET", "/v1/health").status_code == 200
