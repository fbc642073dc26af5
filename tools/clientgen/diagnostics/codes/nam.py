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
    Entry(
        code="NAM05",
        severity="error",
        title="names.lock cannot be read",
        help="undo the change of it, or settle the merge: one line for each name",
        explanation=(
            "`names.lock` keeps the Python names that a package has given, by their places in the document, so that none "
            "of them moves by itself. `clientgen generate` writes it. A line that makes no sense is refused rather than "
            "passed over, because names could then change."
        ),
        example='[fields]\n"#/components/schemas/Pet/properties/tag" = "not a name"\n',
    ),
    Entry(
        code="NAM06",
        severity="error",
        title="a name that names.lock keeps is taken",
        help="give one of the two another x-python-name, or delete the line in names.lock to let go of the name",
        explanation=(
            "Something new is pinned to a name that `names.lock` keeps for something else, or generated code needs that "
            "name by now. Users of the package rely on it, so that only the author can decide who gets it."
        ),
        example="properties:\n  size: {type: integer}\n  length: {type: integer, x-python-name: size}\n",
    ),
    Entry(
        code="NAM07",
        severity="warning",
        title="a former name goes",
        help="nothing, if nobody needs it any more; else set `until` of its line in names.lock to a later version",
        explanation=(
            "A name that was changed stays as a deprecated alias for as many breaking releases as `keep_former_names` in "
            "client.toml says; its line in `names.lock` states the version that has it no more. It goes with that "
            "version, and earlier when what it stands for is gone or its name is needed for something else."
        ),
        example='[former]\n"class Pets" = {now = "Pet", since = "0.2.0", until = "0.3.0"}\n',
    ),
)
