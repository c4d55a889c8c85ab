#!/usr/bin/env python3
"""Starts one server with Northwind's order lines on a free port of loopback.

    python3 tests/servers/serve.py datasette | json-server | cap | tryton

Prints one line of JSON once the server answers: its `url`, and `user` and `password` where it wants
a login, `file` where its data may be changed from outside. Stops when its standard input is closed,
and in any case after a quarter of an hour.
"""

import base64
import ctypes
import json
import os
import secrets
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import northwind
import place

LIFETIME = 15 * 60
PATIENCE = 90
USER = "erp"


class Datasette:
    """Rows of SQLite over GET; 500 to a page, amounts are floating point."""

    def __init__(self, folder):
        self.file = folder / "northwind.db"
        northwind.write_sqlite(self.file)
        self.told = {"file": str(self.file)}

    def command(self, port):
        options = ["-h", "127.0.0.1", "-p", port, "--setting", "max_returned_rows", 500]
        return [place.python(), "-m", "datasette", "serve", self.file, *options], {}

    def ready(self, url):
        return b"10248" in get(f"{url}northwind/orders.json?_size=1")


class JsonServer:
    """A JSON file over GET; ten to a page unless `_limit` says otherwise."""

    told = {}

    def __init__(self, folder):
        self.file = folder / "northwind.json"
        northwind.write_json(self.file)

    def command(self, port):
        program = place.modules() / "json-server/lib/cli/bin.js"
        options = ["--host", "127.0.0.1", "--port", port, "--read-only", "--quiet"]
        return [place.node()[0], program, *options, self.file], {}

    def ready(self, url):
        return b"10248" in get(f"{url}orders/1")


class Cap:
    """OData V4 by SAP CAP; 500 to a page, amounts are texts, changes are told by `modifiedAt`."""

    def __init__(self, folder):
        self.folder = folder / "cap"
        shutil.copytree(place.HERE / "cap", self.folder)
        (self.folder / "db/data").mkdir(parents=True)
        northwind.write_csv(self.folder / "db/data/SalesService.OrderLines.csv")
        (self.folder / "node_modules").symlink_to(place.modules())
        self.told = {"user": USER, "password": secrets.token_urlsafe(18)}

    def command(self, port):
        program = self.folder / "node_modules/@sap/cds/bin/serve.js"
        environment = {
            "PORT": str(port),
            "cds_requires_auth_users_erp_password": self.told["password"],
        }
        return [place.node()[0], program, "all", "--in-memory"], environment

    def ready(self, url):
        return get(f"{url}odata/v4/sales/OrderLines/$count", self.told) == b"2155"


class Tryton:
    """JSON-RPC over POST by Tryton's own modules; errors come with status 200."""

    def __init__(self, folder):
        for name in ("northwind.sqlite", "password"):
            shutil.copy(place.tryton() / name, folder)
        self.folder = folder
        self.told = {"user": USER, "password": (folder / "password").read_text()}

    def command(self, port):
        environment = {
            "TRYTOND_DATABASE__PATH": str(self.folder),
            "TRYTOND_WEB__LISTEN": f"127.0.0.1:{port}",
        }
        config = place.HERE / "tryton/trytond.conf"
        return [place.python().with_name("trytond"), "-c", config, "-d", "northwind"], environment

    def ready(self, url):
        call = {"id": 1, "method": "model.sale.line.search_count", "params": [[], 0, None, {}]}
        return b'"result":2155' in get(f"{url}northwind/rpc/", self.told, call)


SERVERS = {"datasette": Datasette, "json-server": JsonServer, "cap": Cap, "tryton": Tryton}


def main():
    name = sys.argv[1] if len(sys.argv) == 2 else None
    if name not in SERVERS:
        sys.exit(__doc__)
    if not (place.complete(place.packages()) and place.complete(place.tryton())):
        sys.exit("the servers are not installed as pinned; run `python3 tests/servers/install.py`")
    with tempfile.TemporaryDirectory(prefix=f"avain-{name}-") as folder:
        serve(SERVERS[name](Path(folder)), Path(folder))


def serve(server, folder):
    child, url = started(server, folder)
    try:
        print(json.dumps({"url": url, **server.told}), flush=True)
        # Nothing is ever written to our input: it becomes readable when it is closed.
        select.select([sys.stdin], [], [], LIFETIME)
    finally:
        end(child)


def started(server, folder):
    """Starts the server; on another port when somebody took the free one first."""
    for _ in range(3):
        port = free_port()
        command, environment = server.command(port)
        log = folder / "log"
        with log.open("wb") as output:
            child = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=getattr(server, "folder", folder),
                # The settings of whoever runs the tests are none of ours.
                env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
                preexec_fn=die_with_parent,
            )
        url = f"http://127.0.0.1:{port}/"
        if answers(child, server, url):
            return child, url
        end(child)
    sys.exit(f"does not start:\n{log.read_text(errors='replace')[-4000:]}")


def answers(child, server, url):
    """Waits until the server gives an order line, and says whether it is our child that does."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and child.poll() is None:
        try:
            if server.ready(url):
                return child.poll() is None
        except (OSError, urllib.error.URLError):
            pass
        time.sleep(0.1)
    return False


def get(url, login=None, call=None):
    """Returns the body of an answer; a call is posted as JSON."""
    request = urllib.request.Request(url, json.dumps(call).encode() if call else None)
    if call:
        request.add_header("Content-Type", "application/json")
    if login:
        pair = f"{login['user']}:{login['password']}".encode()
        request.add_header("Authorization", f"Basic {base64.b64encode(pair).decode()}")
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=PATIENCE) as answer:
        return answer.read()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def die_with_parent():
    """Has Linux end the server when this program is killed before it can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def end(child):
    child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


if __name__ == "__main__":
    main()
