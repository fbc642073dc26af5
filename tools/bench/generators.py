"""Ours and the rivals: how each is run, what it leaves behind, and an environment of the rivals' own.

The rivals are installed into `.bench/` at the root of the repository, from the exact versions in `rivals.txt`; one
that cannot run here (openapi-generator is a Java program) is left out, and `missing` says why.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = Path(__file__).with_name("rivals.txt")
ENVIRONMENT = ROOT / ".bench" / "venv"
BIN = ENVIRONMENT / "bin"
PACKAGE = "openapi_client"


@dataclass(frozen=True)
class Generator:
    """One tool.  `name` is a heading, `distribution` what is asked for its version."""

    name: str
    distribution: str
    command: Callable[[Path, Path, tuple[str, ...]], list[str]]
    """The command for a document, an output folder and the codes of findings to accept."""
    otherwise: Callable[[Path, Path, tuple[str, ...]], list[str]] | None = None
    """The command to try where the first one fails."""
    made: str = PACKAGE
    """The name of the package; empty if the tool chooses it."""
    source: str = ""
    """The folder below the output from which the package is imported."""
    operations: tuple[str, str] | None = None
    """A glob of modules of the package, and what stands there once an operation; None if it makes no client."""
    client: str = "Client"
    """The class to import first."""
    rival: bool = True
    limited: bool = False
    """Whether ours claims to take less time than this one."""

    def package(self, out: Path) -> str:
        """The name of the generated package, or module."""
        found = sorted(path.parent.name for path in (out / self.source).glob("*/__init__.py"))
        return self.made or found[0]

    def count(self, out: Path) -> int | None:
        """How many operations the package has; None if this tool makes none."""
        if self.operations is None:
            return None
        pattern, marker = self.operations
        root = out / self.source / self.package(out)
        text = (path.read_text(encoding="utf-8") for path in root.glob(pattern))
        return sum(len(re.findall(marker, one, re.MULTILINE)) for one in text)

    def models(self, out: Path) -> int:
        """How many classes it makes of the schemas."""
        files = (path.relative_to(out) for path in out.rglob("*.py"))
        places = (out / file for file in files if "models" in (*file.parts, file.stem))
        text = (path.read_text(encoding="utf-8") for path in places)
        return sum(len(re.findall(r"^class ", one, re.MULTILINE)) for one in text)


def allowances(codes: Iterable[str]) -> list[str]:
    """The options of ours that accept these findings."""
    return [f"--allow={code}@#=measured as it is" for code in sorted(codes)]


def _ours(document: Path, out: Path, accepted: tuple[str, ...]) -> list[str]:
    program = [sys.executable, "-m", "clientgen", "generate"]
    return [*program, str(document), "--out", str(out), *allowances(accepted)]


def _python_client(document: Path, out: Path, _: tuple[str, ...]) -> list[str]:
    folder = out / PACKAGE
    out.mkdir(parents=True, exist_ok=True)
    program = [str(BIN / "openapi-python-client"), "generate", "--meta", "none", "--overwrite"]
    return [*program, "--path", str(document), "--output-path", str(folder)]


def _java_generator(document: Path, out: Path, _: tuple[str, ...]) -> list[str]:
    # It refuses some documents that the others take; without its validation it has the better chance.
    program = [str(BIN / "openapi-generator-cli"), "generate", "--skip-validate-spec"]
    return [*program, "-g", "python", "-i", str(document), "-o", str(out)]


def _models(
    document: Path, out: Path, _: tuple[str, ...], *, place: str = "models.py"
) -> list[str]:
    program = [str(BIN / "datamodel-codegen"), "--input", str(document), "--disable-timestamp"]
    kind = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"]
    (out / place if place == "models" else out).mkdir(parents=True, exist_ok=True)
    return [*program, *kind, "--output", str(out / place)]


def _models_in_folder(document: Path, out: Path, accepted: tuple[str, ...]) -> list[str]:
    # Names of schemas with dots become packages, which it writes to a folder only.
    return _models(document, out, accepted, place="models")


def _client_of(models: list[str], out: Path) -> list[str]:
    client = ["--generate-client", "httpx2", "--client-package", PACKAGE]
    places = ["--client-output", str(out / PACKAGE), "--client-model-package", "models"]
    # It refuses documents without the address of a server, unless it is given one.
    address = "https://service.example"
    servers = ["--client-default-base-url", address, "--client-server-base-url", address]
    return [*models, *client, *places, *servers]


def _models_client(document: Path, out: Path, accepted: tuple[str, ...]) -> list[str]:
    return _client_of(_models(document, out, accepted), out)


def _models_client_in_folder(document: Path, out: Path, accepted: tuple[str, ...]) -> list[str]:
    return _client_of(_models_in_folder(document, out, accepted), out)


OURS = Generator(
    "clientgen",
    "clientgen",
    _ours,
    made="",
    source="src",
    operations=("resources/*.py", r"^(?:[A-Z0-9_]+: |def \w+\(\) -> )(?:\w+)?Operation\["),
    client="",
    rival=False,
)
PYTHON_CLIENT = Generator(
    "openapi-python-client",
    "openapi-python-client",
    _python_client,
    operations=("api/*/*.py", r"^def sync_detailed\("),
    limited=True,
)
JAVA_GENERATOR = Generator(
    "openapi-generator",
    "openapi-generator-cli",
    _java_generator,
    operations=("api/*.py", r"^    def \w+_with_http_info\("),
    client="ApiClient",
    limited=True,
)
MODELS_CLIENT = Generator(
    "datamodel-code-generator, client",
    "datamodel-code-generator",
    _models_client,
    otherwise=_models_client_in_folder,
    operations=("_operations.py", r"^OPERATION_\d+: "),
)
MODELS = Generator(
    "datamodel-code-generator, models alone",
    "datamodel-code-generator",
    _models,
    otherwise=_models_in_folder,
    made="models",
    client="",
)
ALL = (OURS, PYTHON_CLIENT, JAVA_GENERATOR, MODELS_CLIENT, MODELS)


def install() -> None:
    """Build the environment of the rivals, unless it is there; pip takes packages from wherever it is told to."""
    stamp = ENVIRONMENT / ".requirements"
    if stamp.is_file() and stamp.read_bytes() == REQUIREMENTS.read_bytes():
        return
    print("setting up the rivals in .bench/ …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
    pip = [str(BIN / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--require-hashes", "-r", str(REQUIREMENTS)], check=True)
    shutil.copy(REQUIREMENTS, stamp)


def missing(generator: Generator) -> str:
    """Why a tool cannot run here; empty if it can."""
    if generator is JAVA_GENERATOR and shutil.which("java") is None:
        return "needs Java, which is not installed"
    return ""


def available() -> list[Generator]:
    """Every tool that runs here, ours first; says what is left out."""
    install()
    for generator in ALL:
        if reason := missing(generator):
            print(f"left out: {generator.name} {reason}", flush=True)
    return [generator for generator in ALL if not missing(generator)]


def variables() -> dict[str, str]:
    """The environment that all tools run in.

    openapi-python-client looks for its formatter on the path, which would leave a cache in the package.
    """
    return {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", "RUFF_NO_CACHE": "true"}


def versions() -> dict[str, str]:
    """Tool → its exact version."""
    pinned = dict(re.findall(r"^([\w-]+)==(\S+)", REQUIREMENTS.read_text("utf-8"), re.MULTILINE))
    rivals = {one.name: pinned[one.distribution] for one in ALL if one.rival}
    return {OURS.name: importlib.metadata.version("clientgen"), **rivals}
