"""Proves that a wheel is what the document at its tag gives, byte for byte."""

from __future__ import annotations

from clientgen.verify.build import EPOCH, build
from clientgen.verify.check import verify
from clientgen.verify.origin import VERSION
from clientgen.verify.proof import Proof

__all__ = ["EPOCH", "VERSION", "Proof", "build", "verify"]
