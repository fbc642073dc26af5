"""Former names work: a program that was written with them runs, is warned at its own lines, and type-checks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from clientgen.output.sync import write
from clientgen.pipeline import Run

PROGRAM = """\
import asyncio

from zoo import AsyncZoo, HttpRequest, HttpResponse, Pet, PetReply, Size, StubTransport, Zoo


def answer(request: HttpRequest) -> HttpResponse:
    if request.url.endswith("/animals"):
        return HttpResponse(200, {"Content-Type": "application/json"}, b'{"data": [{"id": "2"}]}')
    if request.url.endswith(("/cries", "/moves")):
        return HttpResponse(200, {"Content-Type": "text/event-stream"}, b'data: {"id": "3"}\\n\\n')
    assert request.body == b'{"name":"Ada","bornAt":"2020","size":"s"}', request.body
    return HttpResponse(200, {"Content-Type": "application/json"}, b'{"id": "1"}')


pet = Pet(name="Ada", size=Size.SMALL)
pet.born_at = "2020"
assert pet.born_at == "2020"
assert isinstance(pet, Pet)
with Zoo(transport=StubTransport(answer)) as client:
    reply: PetReply = client.pets.update("1", pet)
    assert reply.id == "1"
    assert client.response(client.pets.update, "1", pet).status == 200
    assert [one.id for one in client.animals.list_all()] == ["2"]
    with client.animals.watch("1") as moves:
        assert [one.data.id for one in moves] == ["3"]
    with client.animals.hear_stream("1") as cries:
        assert [one.data.id for one in cries] == ["3"]


async def main() -> None:
    async with AsyncZoo(transport=StubTransport(answer)) as client:
        assert (await client.pets.update("1", pet, dry_run=None)).id == "1"
        assert [one.id async for one in client.animals.list_all()] == ["2"]
        async with client.animals.watch("1") as moves:
            assert [one.data.id async for one in moves] == ["3"]
        async with client.animals.hear_stream("1") as cries:
            assert [one.data.id async for one in cries] == ["3"]


asyncio.run(main())
"""
UNTYPED = """\
from zoo import Animal, InvalidRequest

assert Animal(name="Ada", born_at="2020").birth == "2020"
try:
    Animal(name="Ada", born_at="2020", birth="2021")
except InvalidRequest as error:
    assert "born_at" in str(error)
else:
    raise AssertionError
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("former")
    write(Run.start(Path(__file__).with_name("former") / "spec.yaml").tree(), folder)
    (folder / "src" / "program.py").write_text(PROGRAM)
    (folder / "src" / "untyped.py").write_text(UNTYPED)
    return folder / "src"


def run(source: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=source,
        env={**os.environ, "PYTHONPATH": str(source), "MYPY_CACHE_DIR": str(source / ".cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{done.returncode}\n{done.stdout}{done.stderr}"


def test_an_old_program_runs_and_is_warned_where_it_uses_a_former_name(source: Path) -> None:
    told = run(source, "-W", "always", "program.py")
    assert told.startswith("0\n"), told
    warned = {
        (int(line), name)
        for line, name in re.findall(r"program\.py:(\d+): DeprecationWarning: `(\S+)`", told)
    }
    lines = PROGRAM.splitlines()
    expected = {("from zoo import", "Pet"), ("from zoo import", "PetReply")}
    expected |= {("pet.born_at = ", "Animal.born_at"), ("assert pet.born_at", "Animal.born_at")}
    for line, name in (
        ("[one.id for", "list_all"),
        ("with client.animals.w", "watch"),
        ("with client.animals.h", "hear_stream"),
    ):
        expected.add((f"    {'assert ' if line[0] == '[' else ''}{line}", f"animals.{name}"))
    expected |= {("    reply: PetReply", "pets"), ("    reply: PetReply", "animals.update")}
    for start, name in expected:
        number = next(n for n, line in enumerate(lines, 1) if line.startswith(start))
        assert (number, name) in warned, (start, name, told)


def test_a_former_argument_is_taken_once(source: Path) -> None:
    told = run(source, "-W", "always", "untyped.py")
    assert told.startswith("0\n"), told
    assert re.search(r"untyped\.py:3: DeprecationWarning: `Animal.born_at` is called `birth`", told)


def test_type_checkers_accept_former_names_and_mark_them(source: Path) -> None:
    plain = run(source, "-m", "mypy", "--strict", "program.py")
    assert plain.startswith("0\n"), plain
    marked = run(source, "-m", "mypy", "--strict", "--enable-error-code=deprecated", "program.py")
    for name in ("zoo.former.Pet", "Animal.born_at", "Zoo.pets", "Animals.update"):
        assert re.search(
            rf"program\.py:\d+: error: (class|function) \S*{re.escape(name)} is deprecated", marked
        ), marked
    checked = run(source, "-m", "pyright", "--pythonpath", sys.executable, "program.py")
    assert "0 errors" in checked, checked
