"""What every test may use: where things lie, and whether the shared material is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]


# The same examples in every run: a change is judged by what it changes. HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

# A test is about the work itself, and leaves nothing in the folders of whoever runs it.
os.environ["CLIENTGEN_NO_CACHE"] = "1"


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """Material beside the repository that is not part of it; tests that want it skip where it is absent."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip(
            "../shared is absent: this test compares with material that is not part of the repository"
        )
    return folder
