"""Generated packages, imported as a whole where the payloads would be noticed if they ran."""

from __future__ import annotations

import builtins
import importlib
import pkgutil
import warnings
from pathlib import Path
from typing import Any

import pytest

from clientgen.output.tree import FileTree
from roundtrip.package import imported

from .documents import CANARY, calls_of

PWNED = CANARY.partition("(")[0]


def harmless(tree: FileTree, folder: Path) -> None:
    """Every module of a package compiles and imports, its models build, all it exports is there, and no payload runs.

    The proof has been made already, so importing here is safe: what this shows is that the proof was right.
    """
    assert PWNED not in calls_of(tree)
    (name,) = {Path(path).parts[1] for path in tree if path.startswith("src/")}
    called: list[Any] = []
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)
        patch.setattr(builtins, PWNED, called.append, raising=False)
        with imported(tree, folder, name):
            package = importlib.import_module(name)
            for info in pkgutil.walk_packages(package.__path__, f"{name}."):
                importlib.import_module(info.name)
            for exported in package.__all__:
                found = getattr(package, exported)
                if hasattr(found, "model_rebuild"):
                    found.model_rebuild(force=True)
    assert not called
