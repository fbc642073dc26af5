"""The version of this package.  Generated from acme/library; do not edit."""

__version__ = "2.1.0"
