"""Random valid documents that are put together of what the standard allows."""
