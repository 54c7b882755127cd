"""`python3 -m gen`: the same program as the `typedalloc` command."""

import sys

if sys.version_info < (3, 11):
    sys.exit("typedalloc: error: Python 3.11 or newer is needed, this is " + sys.version.split()[0])

try:
    from gen.cli import main
except ModuleNotFoundError as error:
    if error.name != "jinja2":
        raise
    sys.exit("typedalloc: error: Jinja2 is needed for " + sys.executable + ": install python3-jinja2, or run ./bootstrap")

if __name__ == "__main__":
    sys.exit(main())
