"""Which OpenAPI a document is written in."""

from __future__ import annotations

import re
from typing import Any, Literal

from clientgen.diagnostics import Collector, neutral

_FORM = re.compile(r"3\.([0-2])(\.\d+)?(-.+)?\Z")


def read_version(data: dict[str, Any], collector: Collector) -> Literal["3.0", "3.1"] | None:
    """The version whose rules hold: 3.2 is held to those of 3.1, with a warning.

    Reports DOC01 and returns None for anything else.
    """
    value = data.get("openapi")
    if value is None:
        if "swagger" in data:
            collector.report(
                "DOC01",
                "#/swagger",
                f"this is Swagger {neutral(str(data['swagger']), 20)}, the form before OpenAPI 3",
                help="convert the document to OpenAPI 3 first (swagger2openapi does it)",
            )
        else:
            collector.report("DOC01", "#", "this is not an OpenAPI document: `openapi` is missing")
        return None
    match = _FORM.match(value) if isinstance(value, str) else None
    if match is None:
        quoted = isinstance(value, (int, float))
        collector.report(
            "DOC01",
            "#/openapi",
            f"OpenAPI {neutral(str(value), 40)} is not supported",
            help='write the version in quotes: "3.1.0"' if quoted else None,
        )
        return None
    if match[1] == "2":
        collector.report(
            "DOC02", "#/openapi", f"OpenAPI {neutral(str(value), 40)} is read by the rules of 3.1"
        )
    return "3.0" if match[1] == "0" else "3.1"
