"""Where the one-folder build starts: child processes first, then the program."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    import app

    sys.exit(app.main())
