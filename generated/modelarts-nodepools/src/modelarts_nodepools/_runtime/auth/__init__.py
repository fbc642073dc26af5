"""Ways to authenticate; each module is complete in itself."""
