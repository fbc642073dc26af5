"""Where programs come from: the README of the old package, and files that the settings name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientgen.compare.proving.model import Program

README = "README.md"
_BLOCK = re.compile(r"^```python[^\n]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


def of_readme(text: str) -> Iterator[Program]:
    """Every block of Python of a README is a program."""
    for number, block in enumerate(_BLOCK.finditer(text), 1):
        line = text.count("\n", 0, block.start(1)) + 1
        yield Program(f"{README} of the old package, program {number}", block[1], first_line=line)
