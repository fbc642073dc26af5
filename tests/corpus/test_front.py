"""Documents that nobody here wrote, through loading and checking: real ones, and ones that attack.

The documents lie beside the repository; without them these tests skip and say so.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from clientgen.diagnostics import Collector, Diagnostic, StageFailed, render_text
from clientgen.document import Document, check
from clientgen.source import Bundle, load, pointer
from clientgen.source.grammar import walk

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="../shared/corpus is absent: no documents by other hands to try"
)

# Real documents that break the standard, and the codes that say how.
BROKEN = {
    "cloudflare-2024-08": {"DOC03"},
    "dcat-large-oas4": {"DOC04", "DOC10", "DOC11"},
    "meilisearch": {"DOC03"},
    "openai": {"DOC03", "DOC23"},
    "openstack-compute-v2": {"DOC03"},
    "openstack-load-balancing-v2": {"DOC03"},
    "otc-er-v3": {"SRC05"},
    "spotify-official": {"DOC03"},
}
# Listed as refused, from before OpenAPI 3.2 was read: what is new in 3.2 and not supported has findings of its own.
ACCEPTED = {"enc-openapi-32"}
# Files of a set whose other files are not here.
INCOMPLETE = {"3gpp-nrf": {"SRC01"}, "3gpp-nnrf-nfmanagement": {"SRC01"}}


def _index(name: str, key: str) -> list[dict[str, Any]]:
    path = CORPUS / name / "index.json"
    if not path.is_file():
        return []
    found = json.loads(path.read_text(encoding="utf-8"))
    return list(found if isinstance(found, list) else found[key])


REAL = _index("specs", "documents")
HOSTILE = _index("hostile", "cases")
SUITES = _index("suites", "documents")


def run(path: Path) -> tuple[Document | None, Bundle | None, tuple[Diagnostic, ...]]:
    collector, bundle, document = Collector(), None, None
    try:
        bundle = load(path, collector=collector)
        document = check(bundle, collector)
    except StageFailed:
        pass
    return document, bundle, collector.diagnostics


def errors(found: tuple[Diagnostic, ...]) -> set[str]:
    return {one.code for one in found if one.is_error}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)


@pytest.mark.parametrize("case", HOSTILE, ids=[case["id"] for case in HOSTILE])
def test_hostile_documents_are_refused_or_understood(case: dict[str, Any]) -> None:
    # Those that could take for ever run under limits of time and memory as well, in `test_hostile`.
    document, bundle, found = run(CORPUS / case["file"])
    text = render_text(found, locate=bundle.origin if bundle else None)
    assert not Path("/tmp/pwned_canary").exists()
    assert "root:" not in text
    assert all(char.isprintable() for line in text.splitlines() for char in line)
    outcome = "refuse" if document is None else "generate"
    assert case["outcome"] in (outcome, "either") or case["id"] in ACCEPTED, text
    if document is None:
        assert errors(found)
    for one in found:
        assert one.span is not None or one.pointer is not None or not bundle
    if document is None and case["location"] and case["outcome"] == "refuse":
        named = str(case["location"]).removesuffix("/-").removesuffix("/$ref")
        assert any(
            (one.pointer or "").startswith(named)
            or named.startswith(one.pointer or "?")
            or one.span is not None
            for one in found
            if one.is_error
        )


def test_a_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    original = CORPUS / "hostile" / "cases" / "ref-symlink.json"
    document = tmp_path / "openapi.json"
    document.write_bytes(original.read_bytes())
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "link.yaml").symlink_to("/etc/passwd")
    _, _, found = run(document)
    assert errors(found) == {"SRC13"}


def _readable(tmp_path: Path, entry: dict[str, Any]) -> Path:
    path: Path = CORPUS / entry["file"]
    if path.suffix != ".gz":
        return path
    unpacked: Path = tmp_path / path.stem
    unpacked.write_bytes(gzip.decompress(path.read_bytes()))
    return unpacked


@pytest.mark.parametrize("entry", REAL, ids=[entry["name"] for entry in REAL])
def test_real_documents(entry: dict[str, Any], tmp_path: Path) -> None:
    path = _readable(tmp_path, entry)
    document, bundle, found = run(path)
    expected = BROKEN.get(entry["name"]) or next(
        (codes for part, codes in INCOMPLETE.items() if part in entry["file"].lower()), set()
    )
    assert errors(found) == expected, render_text(
        found, locate=bundle.origin if bundle else None, limit=5
    )
    if document is None or bundle is None:
        return
    operations = [
        at for at, kind, _ in walk(document.data) if kind == "operation" and at[0] == "paths"
    ]
    assert len(operations) == entry["stats"]["operations"] or len(bundle.files) > 1
    for _, _, value in walk(document.data):
        reference = value.get("$ref") if isinstance(value, dict) else None
        if isinstance(reference, str):
            pointer.resolve(document.data, reference)


def test_the_documents_of_other_projects_never_crash_us() -> None:
    """All of them in one test: each is small, and what counts is that none ends in an exception."""
    stricter: list[str] = []
    for entry in SUITES:
        path = CORPUS / entry["file"]
        if path.suffix == ".gz" or not path.exists():
            continue
        document, bundle, found = run(path)
        render_text(found, locate=bundle.origin if bundle else None, limit=2)
        if (entry.get("validator") or {}).get("valid") and document is None:
            stricter.append(f"{entry['file']}: {sorted(errors(found))}")
    assert len(stricter) < 30, "\n".join(stricter)
