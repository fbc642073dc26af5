"""The public surface: read module by module, so that a large package does not fill the memory with syntax trees."""

from __future__ import annotations

import tracemalloc

from clientgen.emit.surface import surface

FIELDS = "".join(f"    value_{number}: int = {number}\n" for number in range(40))


def package(modules: int) -> dict[str, str]:
    names = [f"C{number}" for number in range(modules)]
    imports = "".join(f"    from .{name.lower()} import {name}\n" for name in names)
    files = {f"{name.lower()}.py": f"class {name}:\n{FIELDS}" for name in names}
    return {"__init__.py": f"if TYPE_CHECKING:\n{imports}\n__all__ = {names!r}\n", **files}


def most_memory(files: dict[str, str]) -> int:
    tracemalloc.start()
    try:
        surface("package", files)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_each_member_is_listed_wherever_it_is_defined() -> None:
    lines = surface("package", package(3))

    assert "package.C2: class()" in lines
    assert "package.C2.value_7: int = 7" in lines
    assert len(lines) == 3 + 3 * 40
    assert lines == sorted(lines)


def test_modules_are_not_all_held_at_once() -> None:
    # The lines themselves stay, of course: the trees would take five times as much.
    assert most_memory(package(40)) < 5 * most_memory(package(2))
