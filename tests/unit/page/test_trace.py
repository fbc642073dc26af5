"""Each field of the generated models leads back to a table and a row of the page, by what its class says of itself."""

from __future__ import annotations

import re
from pathlib import Path

import modelarts_nodepools.models as models
from clientgen.page import read_transcript
from modelarts_nodepools.resources import AsyncNodePools, NodePools

ROOT = Path(__file__).resolve().parents[3]
TRANSCRIPT = read_transcript(ROOT / "spec" / "modelarts" / "pages" / "create-node-pool.toml")
DOCUMENTED = re.compile(r"Documented as (?:(\w+), )?Tables? (\d+)(?: and (\d+))?\.")


def fields_by_table() -> dict[int, list[str]]:
    """For each table number, the wire names of the class that names it."""
    found: dict[int, list[str]] = {}
    for name in models.__all__:
        model = getattr(models, name)
        stated = DOCUMENTED.search(model.__doc__ or "")
        # A small first letter: the map of one property, which has a row and no table.
        if stated and not (stated[1] or "T")[0].islower() and hasattr(model, "model_fields"):
            model.model_rebuild()  # fields of a class that was not used yet may lack their wire names
            names = [field.alias or key for key, field in model.model_fields.items()]
            for number in (stated[2], stated[3]):
                if number:
                    assert int(number) not in found, (name, number)
                    found[int(number)] = names
    return found


def test_every_row_is_a_field_of_the_class_that_names_its_table() -> None:
    fields = fields_by_table()
    rows = {
        table.number: [row.name for row in table.rows]
        for table in TRANSCRIPT.tables
        if "/parameters" not in table.schema
    }
    assert fields == rows


def test_the_call_names_the_page_with_these_tables() -> None:
    for resource in (AsyncNodePools, NodePools):
        told = " ".join((resource.create.__doc__ or "").split())
        assert f"Documented on the page {TRANSCRIPT.title}, with the tables" in told
