"""Codes of the family NAM."""

from __future__ import annotations

from clientgen.diagnostics.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        code="NAM01",
        severity="error",
        title="x-python-name cannot be used",
        help="use letters, digits and `_`, starting with a letter, and no word that generated code needs",
        explanation=(
            "`x-python-name` pins the Python name of the thing that it stands at, exactly as written. "
            "So it has to be an identifier, and none that the generated code uses for itself."
        ),
        example="properties:\n  max-count: {type: integer, x-python-name: max-count}\n",
    ),
    Entry(
        code="NAM02",
        severity="error",
        title="two things get the same Python name",
        help="give one of them x-python-name",
        explanation=(
            "Two properties, parameters, schemas or operations of one scope would have the same name in Python. "
            "With `strict_names` the author decides; without it, see NAM03."
        ),
        example="properties:\n  maxCount: {type: integer}\n  max-count: {type: integer}\n",
    ),
    Entry(
        code="NAM03",
        severity="warning",
        title="two things would get the same Python name, so one has a longer one",
        help="give one of them x-python-name to choose the name yourself",
        explanation=(
            "Names in Python are made from the names in the document. Where two come out the same, the one that is "
            "spelled like the Python name keeps it, and the other gets a longer form that depends on its own name "
            "alone, so that unrelated changes never rename it."
        ),
        example="properties:\n  maxCount: {type: integer}\n  max-count: {type: integer}\n",
    ),
    Entry(
        code="NAM04",
        severity="error",
        title="x-python-name is given twice",
        help="choose another name for one of them",
        explanation="Two things of one scope are pinned to the same Python name.",
        example="properties:\n  a: {x-python-name: size}\n  b: {x-python-name: size}\n",
    ),
)
