"""Northwind's order lines as the repository has them, in the shapes the servers load."""

import csv
import gzip
import json
import sqlite3
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data/northwind"

# Columns that hold numbers; a server without decimals keeps them as floating point.
NUMBERS = ("qty", "unit_price", "discount_pct", "net_amount")


def table(name):
    """Returns the rows of a canonical table as dictionaries of texts."""
    with gzip.open(DATA / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines():
    """Returns the order lines, numbered, with the moment each was last changed.

    The set does not say when a line was changed: noon of the day it was delivered, else ordered.
    """
    for number, row in enumerate(table("orders"), start=1):
        changed = row["delivered_date"] or row["order_date"]
        yield {"id": number, **row, "updated_at": f"{changed}T12:00:00Z"}


def typed():
    """Yields the order lines with numbers as numbers and nothing for what is empty."""
    for line in lines():
        yield {
            name: float(value) if name in NUMBERS else None if value == "" else value
            for name, value in line.items()
        }


def write_json(path):
    """Writes the document of json-server."""
    path.write_text(json.dumps({"orders": list(typed())}), encoding="utf-8")


def write_sqlite(path):
    """Writes the database of datasette."""
    rows = list(typed())
    columns = ", ".join(
        "id INTEGER PRIMARY KEY" if name == "id" else f"{name} {'REAL' if name in NUMBERS else 'TEXT'}"
        for name in rows[0]
    )
    places = ", ".join(f":{name}" for name in rows[0])
    database = sqlite3.connect(path)
    with database:
        database.execute(f"CREATE TABLE orders ({columns})")
        database.executemany(f"INSERT INTO orders VALUES ({places})", rows)
    database.close()


def write_csv(path):
    """Writes the initial data of SAP CAP, whose columns are those of `srv/northwind.cds`."""
    rows = list(lines())
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow("modifiedAt" if name == "updated_at" else name for name in rows[0])
        writer.writerows(row.values() for row in rows)
