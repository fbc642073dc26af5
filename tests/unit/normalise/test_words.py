"""Words and identifiers, from text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientgen.normalise.words import (
    MAX_LENGTH,
    constant,
    pascal,
    portable,
    snake,
    stem,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("maxCount", "max_count"),
        ("billing.mode", "billing_mode"),
        ("APIVersion", "api_version"),
        ("podIDs", "pod_ids"),
        ("IPv6Address", "ipv6_address"),
        ("OAuthToken", "oauth_token"),
        ("sha256Sum", "sha256_sum"),
        ("X-Auth-Token", "x_auth_token"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("@type", "type"),
        ("$ref", "ref"),
        ("_links", "links"),
        ("2fa", "value_2fa"),
        ("🚀", "rocket"),
        ("Straße", "straße"),
        ("café au lait", "cafe_au_lait"),
        ("名称", "名称"),
        ("", "empty"),
        ("***", "star_star_star"),
    ],
)
def test_snake(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("node-pool", "NodePool"),
        ("NodePoolMetaVO", "NodePoolMetaVO"),
        ("URLMap", "URLMap"),
        ("PET_TYPE", "PetType"),
        ("io.k8s.api.core.v1.Pod", "IoK8sApiCoreV1Pod"),
        ("200Response", "Value200Response"),
        ("", "Empty"),
    ],
)
def test_pascal(text: str, expected: str) -> None:
    assert pascal(text) == expected


def test_symbols_are_spelled_where_asked() -> None:
    assert snake("a+b", spelled=True) == "a_plus_b"
    assert pascal("foo.bar", spelled=True) == "FooDotBar"
    assert constant("not-found") == "NOT_FOUND"


def test_long_names_are_cut_and_marked_by_the_whole_text() -> None:
    one, two = snake("a" * 300), snake("a" * 301)
    assert len(one) == MAX_LENGTH
    assert one != two


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("pools", "pool"),
        ("policies", "policy"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("class", "class"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_a_capital_may_be_longer_than_its_letter() -> None:
    assert len(constant("ß" * MAX_LENGTH)) <= MAX_LENGTH


@given(st.text())
def test_any_text_gives_identifiers(text: str) -> None:
    for name in (snake(text), pascal(text), constant(text), snake(text, spelled=True)):
        assert name.isidentifier()
        assert not name.startswith("_")
        assert len(name) <= MAX_LENGTH
    assert all(words(text))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("node_pools", "node_pools"),
        ("животные", "part_d9254f"),
        ("cafés_2", "caf_s_2_"),
        ("1é", "part_1_"),
    ],
)
def test_a_name_for_a_file_is_ascii(name: str, file: str) -> None:
    found = portable(name)
    assert found.startswith(file)
    assert found.isascii()
    assert found.isidentifier()


def test_names_for_files_differ_where_the_names_do() -> None:
    assert len({portable(name) for name in ("я", "ю", "яю", "part")}) == 4
    assert (
        len({portable(name) for name in ("pets", "Pets", "PETS")}) == 3
    )  # also where case is not seen


@pytest.mark.parametrize(
    "name", ["con", "nul", "com1", "class", "list", "getattr", "import_module"]
)
def test_a_module_is_called_like_no_device_and_hides_nothing(name: str) -> None:
    assert portable(name) == f"{name}_"


@given(st.text())
def test_any_text_gives_a_module_that_every_system_can_store(text: str) -> None:
    found = portable(snake(text))
    assert found.isascii()
    assert found.isidentifier()
    assert found == found.lower()
    assert len(found) <= 60
