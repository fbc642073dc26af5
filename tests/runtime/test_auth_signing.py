"""Access-key signing against the vendor's own results, and where we decide otherwise."""

from __future__ import annotations

import base64
import calendar
import copy
import itertools
import json
import pickle
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from runtime.auth.huawei_sdk_hmac import HuaweiAccessKey
from runtime.auth.huawei_signature import canonical_uri, sign_headers
from runtime.errors import ClientError, ConfigurationError, InvalidRequest
from runtime.transport import HttpRequest

VECTORS = json.loads(Path(__file__).with_name("signing-vectors.json").read_text())["vectors"]
PORTABLE = [v for v in VECTORS if v["portable"]]
QUIRKS = {v["id"]: v for v in VECTORS if not v["portable"]}


def signed(vector: Any, **changes: Any) -> Any:
    request, credentials = {**vector["request"], **changes}, vector["credentials"]
    body = request["body"]
    content = b"" if body["kind"] == "none" else body["value"].encode()
    if body["kind"] == "base64":
        content = base64.b64decode(body["value"])
    pairs = [
        (name, str(item))
        for name, value in request["query"]
        for item in (value if isinstance(value, list) else [value])
    ]
    return sign_headers(
        request["method"],
        request["host"],
        request["resource_path"],
        pairs,
        request["headers"],
        content,
        access_key=credentials["ak"],
        secret_key=credentials["sk"],
        security_token=credentials.get("security_token"),
        project_id=credentials.get("project_id"),
        now=calendar.timegm(time.strptime(vector["clock"], "%Y%m%dT%H%M%SZ")),
    )


def test_the_vectors_are_all_there() -> None:
    assert (len(PORTABLE), len(QUIRKS)) == (59, 11)


def test_the_copy_equals_the_shared_material(shared: Any) -> None:
    original = json.loads((shared / "vectors" / "signing.json").read_text())["vectors"]
    assert [v["id"] for v in original] == [v["id"] for v in VECTORS]
    for theirs, ours in zip(original, VECTORS, strict=True):
        for name, value in ours["expected"].items():
            assert theirs["expected"][name] == value


@pytest.mark.parametrize("vector", PORTABLE, ids=lambda v: v["id"])
def test_portable(vector: Any) -> None:
    headers = signed(vector)
    assert {k.lower(): v for k, v in headers.items()} == {
        k.lower(): v for k, v in vector["expected"]["sent_headers"].items()
    }


def test_merge_patch_is_sent_unsigned_as_the_vendor_does() -> None:
    vector = QUIRKS["ctype-merge-patch"]
    assert signed(vector) == vector["expected"]["sent_headers"]


def test_merge_patch_without_body_does_not_claim_an_unsigned_one() -> None:
    headers = signed(QUIRKS["ctype-merge-patch-no-body"])
    assert "X-Sdk-Content-Sha256" not in headers
    assert "SignedHeaders=content-type;host;x-sdk-date," in headers["Authorization"]


def test_a_wrong_body_hash_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="X-Sdk-Content-Sha256: must be the SHA-256"):
        signed(QUIRKS["content-sha256-given-lower"])


def test_query_values_sort_as_text() -> None:
    vector = QUIRKS["query-list-int"]
    text = {**vector, "request": {**vector["request"], "query": [["k", ["10", "2", "9"]]]}}
    assert signed(vector) == signed(text)
    assert signed(vector)["Authorization"] != vector["expected"]["authorization"]


def test_dot_segments_are_refused() -> None:
    with pytest.raises(InvalidRequest, match=r"'\.' or '\.\.'"):
        signed(QUIRKS["path-dot-segments"])
    with pytest.raises(InvalidRequest):
        canonical_uri("/a/%2E%2e/b")


def test_a_raw_path_signs_like_the_encoded_one() -> None:
    vector = QUIRKS["path-unicode-raw"]
    assert signed(vector) == vector["expected"]["sent_headers"]
    assert signed(vector, resource_path="/v2/%E9%A1%B9%E7%9B%AE/pools/%C3%A9") == signed(vector)


def test_a_malformed_date_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="X-Sdk-Date: must look like"):
        signed(QUIRKS["header-date-bad"])


def test_header_values_outside_ascii_are_refused() -> None:
    with pytest.raises(InvalidRequest, match="outside ASCII"):
        signed(QUIRKS["header-latin1"])


def test_an_empty_security_token_is_none() -> None:
    vector = QUIRKS["cred-token-empty"]
    assert "X-Security-Token" not in signed(vector)
    assert "x-security-token" not in signed(vector)["Authorization"]


def test_an_empty_access_key_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="the access key is empty"):
        signed(QUIRKS["cred-ak-empty"])


def test_the_derived_algorithm_is_not_used() -> None:
    assert signed(QUIRKS["derived-get"])["Authorization"].startswith("SDK-HMAC-SHA256 ")


# ------------------------------------------------------------------------- the class that clients use


@pytest.fixture
def frozen(monkeypatch: Any) -> Any:
    class Clock:
        now = calendar.timegm((2025, 3, 14, 8, 9, 10))

    monkeypatch.setattr("runtime.auth.huawei_sdk_hmac.time.time", lambda: Clock.now + 0.75)
    return Clock


def request(
    url: Any = "https://h.example.com/v2/p/pools?b=2&a=%2F", body: Any = b'{"a":1}', **headers: Any
) -> Any:
    base = {"Host": "h.example.com", "User-Agent": "me/1", "Content-Type": "application/json"}
    return HttpRequest("POST", url, {**base, **headers}, body)


def reference(sent: Any, *, extra: Any = (), key: Any = ("AK", "SK")) -> Any:
    """The same by the plain function, which the vectors hold in place."""
    fields = {n: sent.headers[n] for n in ("Host", "X-Sdk-Date", "Content-Type", *extra)}
    path, _, query = sent.url.removeprefix("https://h.example.com").partition("?")
    pairs = [("b", "2"), ("a", "/")] if query else []
    return sign_headers(
        "POST", "", path, pairs, fields, sent.body, access_key=key[0], secret_key=key[1]
    )["Authorization"]


def test_signs_what_no_proxy_rewrites(frozen: Any) -> None:
    sent = HuaweiAccessKey("AK", "SK").sign(request())
    assert sent.headers["X-Sdk-Date"] == "20250314T080910Z"
    assert sent.headers["Authorization"] == reference(sent)
    assert "SignedHeaders=content-type;host;x-sdk-date," in sent.headers["Authorization"]


def test_signs_project_and_security_token(frozen: Any) -> None:
    key = HuaweiAccessKey("AK", "SK", security_token="tok", project_id="pid")
    sent = key.sign(request())
    assert (sent.headers["X-Project-Id"], sent.headers["X-Security-Token"]) == ("pid", "tok")
    assert sent.headers["Authorization"] == reference(
        sent, extra=("X-Project-Id", "X-Security-Token")
    )


def test_the_given_request_stays_as_it_is(frozen: Any) -> None:
    given = request()
    before = dict(given.headers)
    HuaweiAccessKey("AK", "SK").sign(given)
    assert given.headers == before


def test_every_second_has_its_own_date_and_signature(frozen: Any) -> None:
    key = HuaweiAccessKey("AK", "SK")
    first = key.sign(request())
    again = key.sign(request())
    frozen.now += 1
    later = key.sign(request())
    assert first.headers == again.headers
    assert later.headers["X-Sdk-Date"] == "20250314T080911Z"
    assert later.headers["Authorization"] == reference(later) != first.headers["Authorization"]


def test_threads_that_meet_at_the_end_of_a_second(monkeypatch: Any) -> None:
    ticks = itertools.cycle([1_741_939_750 + step for step in (-1, 0, 0, -1, 1)])
    monkeypatch.setattr("runtime.auth.huawei_sdk_hmac.time.time", lambda: next(ticks))
    key = HuaweiAccessKey("AK", "SK")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: key.sign(request()), range(400)))
    assert len({sent.headers["X-Sdk-Date"] for sent in found}) == 3
    for sent in found:
        assert sent.headers["Authorization"] == reference(sent)


@pytest.mark.parametrize(
    "other",
    [
        request(body=b"{}"),
        request(url="https://h.example.com/v2/p/pools"),
        request(**{"Content-Type": "application/json;charset=utf-8"}),
        request(Host="other.example.com"),
    ],
)
def test_what_is_kept_between_calls_never_leaks_into_another(frozen: Any, other: Any) -> None:
    key = HuaweiAccessKey("AK", "SK")
    key.sign(request())
    assert key.sign(other).headers["Authorization"] == reference(key.sign(other))


def test_the_cache_is_bounded(frozen: Any) -> None:
    key = HuaweiAccessKey("AK", "SK")
    for number in range(1000):
        key.sign(request(url=f"https://h.example.com/{number}"))
    assert len(key._targets) <= 256


def test_merge_patch(frozen: Any) -> None:
    sent = HuaweiAccessKey("AK", "SK").sign(
        request(**{"Content-Type": "application/merge-patch+json"})
    )
    assert sent.headers["X-Sdk-Content-Sha256"] == "UNSIGNED-PAYLOAD"
    assert sent.headers["Authorization"] == reference(sent, extra=("X-Sdk-Content-Sha256",))


def test_long_secrets_are_hashed_first(frozen: Any) -> None:
    secret = "s" * 100
    sent = HuaweiAccessKey("AK", secret).sign(request())
    assert sent.headers["Authorization"] == reference(sent, key=("AK", secret))


def test_copies_sign_alike(frozen: Any) -> None:
    key = HuaweiAccessKey("AK", "SK", security_token="tok")
    for twin in (pickle.loads(pickle.dumps(key)), copy.deepcopy(key)):
        assert twin.sign(request()).headers == key.sign(request()).headers


@pytest.mark.parametrize(
    "arguments",
    [
        ("", "SK"),
        ("AK", ""),
        ("AK\n", "SK"),
        ("AK", " SK"),
        ("A\r\nK", "SK"),
        ("ÄK", "SK"),
        ("AK", "S\x00K"),
        (None, "SK"),
        ("AK", "S\ud800K"),
    ],
)
def test_keys_that_cannot_be_sent_are_refused_without_showing_them(arguments: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        HuaweiAccessKey(*arguments)
    assert "SK" not in str(caught.value)


def test_repr_hides_the_secret() -> None:
    text = repr(HuaweiAccessKey("AKID", "SECRET", security_token="TOKEN"))
    assert text == "HuaweiAccessKey('AKID', ***)"


# ----------------------------------------------------------------------- environment and profile file


@pytest.fixture
def bare(monkeypatch: Any, tmp_path: Any) -> Any:
    for name in ("AK", "SK", "SECURITY_TOKEN", "PROJECT_ID", "CREDENTIALS_FILE"):
        monkeypatch.delenv(f"HUAWEICLOUD_SDK_{name}", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return monkeypatch


def test_from_env(bare: Any, frozen: Any) -> None:
    bare.setenv("HUAWEICLOUD_SDK_AK", "AK")
    bare.setenv("HUAWEICLOUD_SDK_SK", "SK")
    bare.setenv("HUAWEICLOUD_SDK_SECURITY_TOKEN", "tok")
    bare.setenv("HUAWEICLOUD_SDK_PROJECT_ID", "pid")
    expected = HuaweiAccessKey("AK", "SK", security_token="tok", project_id="pid")
    assert HuaweiAccessKey.from_env().sign(request()).headers == expected.sign(request()).headers


def test_from_env_says_what_is_missing(bare: Any) -> None:
    bare.setenv("HUAWEICLOUD_SDK_AK", "AK")
    with pytest.raises(ConfigurationError, match=r"HUAWEICLOUD_SDK_SK$"):
        HuaweiAccessKey.from_env()


PROFILE = "[global]\nak = no\nsk = no\n\n[basic]\nak = AK\nsk = S%K%(x)s\nproject_id =\n"


def test_from_profile_takes_percent_signs_as_they_are(
    bare: Any, frozen: Any, tmp_path: Any
) -> None:
    file = tmp_path / "credentials"
    file.write_text(PROFILE)
    expected = HuaweiAccessKey("AK", "S%K%(x)s").sign(request()).headers
    assert HuaweiAccessKey.from_profile(file).sign(request()).headers == expected
    bare.setenv("HUAWEICLOUD_SDK_CREDENTIALS_FILE", str(file))
    assert HuaweiAccessKey.from_profile().sign(request()).headers == expected


def test_from_profile_looks_at_home(bare: Any, frozen: Any, tmp_path: Any) -> None:
    (tmp_path / ".huaweicloud").mkdir()
    (tmp_path / ".huaweicloud" / "credentials").write_text(PROFILE)
    assert repr(HuaweiAccessKey.from_profile()) == "HuaweiAccessKey('AK', ***)"
    assert repr(HuaweiAccessKey.from_profile(section="global")) == "HuaweiAccessKey('no', ***)"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("ak = 1\n", ":1: no section"),
        ("[basic]\nak = 1\nak = HIDDEN\n", ":3: a section or key appears twice"),
        ("[basic]\nHIDDEN\n", ":2: not a line of the form"),
        ("[basic]\nak = HIDDEN\n", "lacks sk"),
        ("[other]\n", "no section [basic]; there are ['other']"),
    ],
)
def test_from_profile_says_where_but_never_what(
    bare: Any, tmp_path: Any, content: Any, message: Any
) -> None:
    file = tmp_path / "credentials"
    file.write_text(content)
    with pytest.raises(ConfigurationError) as caught:
        HuaweiAccessKey.from_profile(file)
    assert str(file) in str(caught.value)
    assert message in str(caught.value)
    assert "HIDDEN" not in str(caught.value)
    assert caught.value.__context__ is None


def test_from_profile_without_a_file(bare: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"cannot read the profile .*No such file"):
        HuaweiAccessKey.from_profile()


def test_from_profile_not_text(bare: Any, tmp_path: Any) -> None:
    (tmp_path / "c").write_bytes(b"[basic]\nak = \xff\n")
    with pytest.raises(ClientError, match="not UTF-8"):
        HuaweiAccessKey.from_profile(tmp_path / "c")
