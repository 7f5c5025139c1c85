"""The chat: `python app.py`. With the words of a command it is `ibid`."""

import sys

from cli.main import main

if __name__ == "__main__":
    sys.exit(main())
