#!/usr/bin/env python3
"""Installs what judges the pages inside Chromium, as pinned.

    python3 tests/browser/install.py

It goes to `browser` in the folder of the servers, whose Node.js brings npm; see
tests/servers/README.md. The tests compare the lock file there with the one of this clone.
"""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "servers"))

import place  # noqa: E402

LOCK = "package-lock.json"


def main():
    folder = place.base() / "browser"
    done = folder / "node_modules" / LOCK
    if done.exists() and done.read_bytes() == (HERE / LOCK).read_bytes():
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", LOCK):
        shutil.copy(HERE / name, folder / name)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command = [str(part) for part in (*place.node(), "ci", *quiet)]
    ended = subprocess.run(command, cwd=folder, stdout=sys.stderr, check=False)
    if ended.returncode:
        sys.exit(f"failed with {ended.returncode}: npm ci")
    shutil.copy(HERE / LOCK, done)


if __name__ == "__main__":
    main()
