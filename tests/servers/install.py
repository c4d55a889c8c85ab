#!/usr/bin/env python3
"""Installs the servers that the tests pull from, as pinned, and prints the folder.

    python3 tests/servers/install.py

They go into `$AVAIN_SERVERS_DIR`, else `servers` below cargo's target folder, and stay there until
a pin changes. Needs Python with `venv` (Debian: python3-venv) and the package registries; takes
about a minute and 350 MB.
"""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys

import place


def main():
    place.base().mkdir(parents=True, exist_ok=True)
    with (place.base() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make("packages", place.packages(), install_packages)
        make("tryton", place.tryton(), load_tryton)
    print(place.base())


def make(kind, folder, build):
    """Builds a folder unless it is there, and removes those of other pins."""
    if place.complete(folder):
        return
    for old in place.base().glob(f"{kind}-*"):
        shutil.rmtree(old)
    folder.mkdir()
    build(folder)
    (folder / "complete").touch()


def install_packages(folder):
    run(sys.executable, "-m", "venv", folder / "venv")
    pip = [place.python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # Hashes pin the archives; nothing is compiled and no script of a package runs.
    run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", place.HERE / "requirements.txt")
    (folder / "npm").mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(place.HERE / name, folder / "npm" / name)
    node, npm = place.node()
    quiet = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--silent"]
    run(node, npm, "ci", *quiet, cwd=folder / "npm")


def load_tryton(folder):
    """Makes Tryton's database, activates the module of sales and loads Northwind."""
    password = secrets.token_urlsafe(18)
    (folder / "password").write_text(password)
    (folder / "northwind.sqlite").touch()
    environment = {**os.environ, "TRYTOND_DATABASE__PATH": str(folder)}
    config = place.HERE / "tryton/trytond.conf"
    admin = folder / "admin"
    admin.write_text(secrets.token_urlsafe(18))
    activate = ["-c", config, "-d", "northwind", "-u", "sale", "--activate-dependencies"]
    run(
        place.python().with_name("trytond-admin"),
        *activate,
        "--email",
        "admin@example.com",
        env={**environment, "TRYTONPASSFILE": str(admin)},
    )
    load = place.HERE / "tryton/load.py"
    run(place.python(), load, config, "northwind", password, env=environment)


def run(*command, **options):
    """Runs a command, its output beside ours, and ends when it fails."""
    command = [str(part) for part in command]
    ended = subprocess.run(command, stdout=sys.stderr, check=False, **options)
    if ended.returncode:
        sys.exit(f"failed with {ended.returncode}: {' '.join(command[:6])} …")


if __name__ == "__main__":
    main()
