"""The version of this package.  Generated from spec.yaml; do not edit."""

__version__ = "0.1.0"
