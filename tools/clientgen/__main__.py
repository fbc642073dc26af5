"""``python -m clientgen``."""

from clientgen.cli import main

if __name__ == "__main__":
    main()
