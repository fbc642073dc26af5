"""Holds generated packages against the documents that they were made from: what goes out and what comes back is equal.

`package` imports a rendered package, `readings` says how a document's schemas are read where JSON Schema leaves more open than
the package does (with `discriminators`, of the `schemas` as they are written), `examples` sends the document's own examples through the models.  A tool of this repository, and no part of
`clientgen`.
"""
