"""(d) A whole `clientgen generate`, against the validator and the model printer run one after the other."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.call import ROOT
from bench.measure import Ratio, paired_commands

SPEC = ROOT / "spec" / "modelarts" / "openapi.yaml"


def ratios(folder: Path) -> Iterator[Ratio]:
    from clientgen.diagnostics import Collector
    from clientgen.source import load

    # The printer does not follow our several files as the bundle does: give the rivals the one-file form.
    bundled = folder / "openapi.json"
    bundled.write_text(json.dumps(load(SPEC, collector=Collector()).data), encoding="utf-8")
    binaries = Path(sys.executable).parent
    out = folder / "out"
    yield paired_commands(
        "clientgen generate",
        1.2,
        [sys.executable, "-m", "clientgen", "generate", str(SPEC), "--out", str(out), "--no-cache"],
        [
            [str(binaries / "openapi-spec-validator"), str(bundled)],
            [
                str(binaries / "datamodel-codegen"),
                "--input",
                str(bundled),
                "--input-file-type",
                "openapi",
                "--output-model-type",
                "pydantic_v2.BaseModel",
                "--output",
                str(folder / "models.py"),
            ],
        ],
    )
