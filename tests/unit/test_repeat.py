"""The document of the benchmarks: the same one several times, each with everything of its own."""

from __future__ import annotations

import json
from pathlib import Path

from bench.repeat import repeated
from clientgen.diagnostics import Collector
from clientgen.pipeline import Run
from clientgen.source import load


def test_each_copy_is_whole_and_its_own(root: Path, tmp_path: Path) -> None:
    spec = root / "spec" / "modelarts" / "openapi.yaml"
    document = load(spec, collector=Collector()).data
    before = json.dumps(document)
    path = tmp_path / "three.json"
    path.write_text(json.dumps(repeated(document, 3)))
    assert json.dumps(document) == before
    one, three = Run.start(spec).api(), Run.start(path).api()
    assert len(three.resources) == 3 * len(one.resources)
    assert len(three.components) == 3 * len(one.components)
    assert {component.module for component in three.components} == {
        resource.module for resource in three.resources
    }
