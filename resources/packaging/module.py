"""Lets ``python -m renmai`` start the program."""

import sys

from renmai import main

if __name__ == "__main__":
    sys.exit(main())
