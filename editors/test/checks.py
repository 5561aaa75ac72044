"""What the tests in Python share: one line for each check, and an exit code for all of them."""

import sys

_failed = False


def check(name, good, found=""):
    global _failed
    print(f"{'ok' if good else 'not ok'} - {name}", flush=True)
    if not good:
        _failed = True
        print(f"  found: {found}")


def finish():
    sys.exit(1 if _failed else 0)
