"""Where every document by other hands stands: generated, complete, importable, typed, repeatable (`make corpus`)."""
