"""What happens to a rendered tree of files: it is written, or compared with what lies on disk."""
