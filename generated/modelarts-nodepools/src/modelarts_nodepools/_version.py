"""The version of this package.  Generated from spec/modelarts; do not edit."""

__version__ = "0.1.0"
