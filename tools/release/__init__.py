"""Releases of the package of this repository: `make release`, and what `make check` asks of every change.

Everything is worked out without a network, but for one step: the wheel is installed into an empty environment, whose
dependencies pip takes from the package registry.
"""
