"""`names.lock` lies beside a document and is as little trusted: its names reach generated code.

A damaged or hostile one gives findings at their place, or a package that is shown to be inert and can be imported.
"""

from __future__ import annotations

import copy
import json
import os
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from clientgen.diagnostics import Collector
from clientgen.normalise.name_lock import read
from clientgen.pipeline import Run

from .documents import PAYLOADS, outcome, sink
from .importing import harmless

SETTINGS = 'package = "sink"\nkeep_former_names = 2\nversion = "1.2.0"\n'
BOUNDED = settings(
    max_examples=int(os.environ.get("FUZZ", "8")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
NAMES = st.sampled_from([
    # Taken by Python, by pydantic, by the runtime, by templates, by other things of the same document; and no names at all.
    "class", "None", "match", "type", "str", "int", "list", "print", "object", "property", "Exception", "BaseModel", "Model", "Field",
    "Literal", "Any", "Item", "Part", "Shape", "Things", "AsyncThings", "ItemInput", "Sink", "SinkClient", "AsyncSinkClient", "Operation",
    "model_config", "model_fields", "copy", "json", "self", "cls", "body", "options", "name", "value", "mro", "LOW", "id", "kind", "size",
    "things", "things.get", "other.get", "client", "models", "resources", "close", "auth", "endpoint", "annotations", "pwned_canary",
    "_private", "__init__", "__class__", "__all__", "ﬁ", "ſtr", "ª", "été", "π", "中文", "a" * 300, "T", "Final", "overload", "cached_property",
    "GET_THING", "SEND_THING", "BODY", "PARAMETERS", "decode", "deprecated", "sink", "conftest", "con", "nul", "shared", "things_", "client_",
])  # fmt: skip
TEXTS = NAMES | st.sampled_from(PAYLOADS) | st.text(max_size=8)
VALUES: st.SearchStrategy[Any] = (
    TEXTS
    | st.sampled_from([True, 0, 10**30, 1.5])
    | st.lists(NAMES, max_size=2)
    | st.fixed_dictionaries({"now": TEXTS, "since": TEXTS, "until": TEXTS})
)
FORMER = st.tuples(
    st.sampled_from(["class", "field", "member", "method", "resource", "x"]),
    st.sampled_from(["", "Item.", "Level.", "things.", "Things.", "Shape.", "a.b."]),
    TEXTS,
).map(lambda parts: f"{parts[0]} {parts[1]}{parts[2]}")
ALIAS = st.fixed_dictionaries(
    {
        "now": st.sampled_from(["Item", "name", "get", "LOW", "things", "Shape", "Things", "id"])
        | NAMES,
        "since": st.sampled_from(["1.0.0", "0.1.0", "1"]),
        "until": st.sampled_from(["9.0.0", "99", "1.0.0"]),
    }
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The lock of the document, as a first run writes it."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "client.toml").write_text(SETTINGS)
    (folder / "openapi.json").write_text(json.dumps(sink()))
    Run.start(folder / "openapi.json").write(folder / "out")
    return tomllib.loads((folder / "names.lock").read_text(encoding="utf-8"))


def written(lock: dict[str, Any]) -> str:
    """A lock as TOML, whatever is in it."""
    lines = []
    for section, entries in lock.items():
        lines.append(f"[{_value(section)}]")
        lines += [f"{_value(key)} = {_value(value)}" for key, value in entries.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_value(key)} = {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@st.composite
def mutated(draw: st.DrawFn, kept: dict[str, dict[str, Any]]) -> str:
    """The lock after a few blows, to its entries and then to its text."""
    lock = copy.deepcopy(kept)
    for _ in range(draw(st.integers(1, 4))):
        section = draw(st.sampled_from(sorted(lock)))
        entries = lock[section]
        key = draw(st.sampled_from(sorted(entries))) if entries else ""
        match draw(
            st.sampled_from(["name", "name", "swap", "drop", "key", "value", "move", "former"])
        ):
            case "name" if key:
                entries[key] = draw(NAMES)
            case "swap" if key:
                other = draw(st.sampled_from(sorted(entries)))
                entries[key], entries[other] = entries[other], entries[key]
            case "drop" if key:
                del entries[key]
            case "key" if key:
                entries[draw(TEXTS)] = entries.pop(key)
            case "value" if key:
                entries[key] = draw(VALUES)
            case "move" if key:
                lock.setdefault(draw(st.sampled_from(sorted(kept)) | TEXTS), {})[key] = entries.pop(
                    key
                )
            case "former":
                lock.setdefault("former", {})[draw(FORMER)] = draw(ALIAS | VALUES)
            case _:
                pass
    text = written(lock)
    if draw(st.integers(0, 5)) == 0:
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 40, len(text))))
        text = text[:start] + draw(TEXTS) + text[end:]
    return text


@pytest.fixture(autouse=True)
def _unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("project", "readme"):
        monkeypatch.setattr(f"clientgen.emit.{module}.format_python", dict)


@BOUNDED
@given(data=st.data())
def test_mutated_locks(data: st.DataObject, kept: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text(SETTINGS)
    text = data.draw(mutated(kept))
    (tmp_path / "names.lock").write_text(text, encoding="utf-8", errors="surrogatepass")
    result = outcome(sink(), tmp_path)
    event("refused" if isinstance(result, set) else "generated")
    if not isinstance(result, set):
        harmless(result, tmp_path / "package")
        shutil.rmtree(tmp_path / "package")


ITEM = "#/components/schemas/Item"
FIELD = f"{ITEM}/properties/size"
NOT_A_NAME = [
    # A class that is called as what stands around it, and a field as a type that is mentioned below it.
    ("classes", ITEM, "size"), ("classes", ITEM, "list"), ("classes", ITEM, "print"), ("classes", ITEM, "model_config"),
    ("classes", ITEM, "annotations"), ("classes", "client.things", "print"), ("fields", FIELD, "Field"), ("fields", FIELD, "Literal"),
    ("fields", FIELD, "Part"), ("methods", "#/paths/~1things~1{id}/get", "things.Get"), ("resources", "#/tags/things", "Things"),
    # Python keeps another spelling of these.
    ("classes", ITEM, "ﬁ"), ("fields", FIELD, "ſtr"), ("fields", FIELD, "ª"), ("fields", FIELD, "a" * 300),
    ("fields", FIELD, "_size"), ("fields", FIELD, "class"), ("fields", FIELD, "size.size"), ("fields", FIELD, 1), ("fields", FIELD, 2.5),
    ("former", "class Old", {"now": "Item", "since": "1", "until": "9" * 5_000}),
    ("former", "class item", {"now": "Item", "since": "1", "until": "9"}),
    ("former", "field Item.Part", {"now": "size", "since": "1", "until": "9"}),
]  # fmt: skip


@pytest.mark.parametrize(("section", "key", "name"), NOT_A_NAME)
def test_no_name_of_its_kind(section: str, key: str, name: Any) -> None:
    collector = Collector()
    lock = read(written({"members": {}, section: {key: name}}), "names.lock", collector)
    assert [item.code for item in collector.diagnostics] == ["NAM05"]
    assert collector.diagnostics[0].span is not None
    assert collector.diagnostics[0].span.line == 3
    assert not lock.former
    assert not lock.names.get(section)


@pytest.mark.parametrize(
    ("section", "key", "name"),
    [
        ("classes", ITEM, "Field"), ("fields", FIELD, "mro"), ("fields", FIELD, "copy"), ("resources", "#/tags/things", "models"),
        ("methods", "#/paths/~1things~1{id}/get", "things.builtins"), ("fields", FIELD, "name"),
    ],
)  # fmt: skip
def test_a_name_that_is_taken(section: str, key: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text(SETTINGS)
    document = sink()
    document["components"]["schemas"]["Item"]["properties"]["name"]["x-python-name"] = "name"
    (tmp_path / "names.lock").write_text(written({section: {key: name}}), encoding="utf-8")
    assert outcome(document, tmp_path) == {"NAM06"}


FORMER_NAMES = {
    "class Field": "Item", "class BaseModel": "Item", "class Old": "Item", "class Gone": "Field", "field Item.gone": "size",
    "field Item.deprecated": "size", "field Item.property": "size", "field Item.model_config": "size", "field Item.mro": "size",
    "member Level.mro": "LOW", "member Level.name": "LOW", "member Level.Field": "LOW", "member Level.model_config": "LOW",
    "method things.deprecated": "get", "method things.property": "get", "method things.old": "get", "resource close": "things",
    "resource old": "things", "resource models": "things",
}  # fmt: skip


def test_former_names_that_hide_something(tmp_path: Path) -> None:
    """All at once; in the second document a field hides what makes an alias, so that its class can have none."""
    (tmp_path / "client.toml").write_text(SETTINGS)
    entries = {key: {"now": now, "since": "1", "until": "9"} for key, now in FORMER_NAMES.items()}
    (tmp_path / "names.lock").write_text(
        written({"classes": {}, "fields": {FIELD: "size"}, "former": entries})
    )
    for number, field in enumerate(("other", "deprecated", "property")):
        document = sink()
        document["components"]["schemas"]["Item"]["properties"][field] = {"type": "boolean"}
        document["paths"]["/things/{id}"]["get"]["deprecated"] = True
        document["paths"]["/things/{id}"]["put"]["operationId"] = field
        tree = outcome(document, tmp_path)
        assert not isinstance(tree, set)
        harmless(tree, tmp_path / str(number))
        models = tree["src/sink/models/things.py"].decode()
        assert "def mro" not in models
        assert ("def gone" in models) == (field == "other")
        assert "    Field = " not in models
        resources = tree["src/sink/resources/things.py"].decode()
        assert resources.count("@marked_deprecated(") >= 3 * 2
