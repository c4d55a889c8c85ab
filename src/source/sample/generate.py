#!/usr/bin/env python3
"""Writes the sample company: one gzip CSV per canonical table, beside this file.

    generate.py           writes the tables
    generate.py --check   compares them with the files, exit code 1 when different
    generate.py --story   prints what the orders tell about each account
"""

import sys

sys.dont_write_bytecode = True

import csv
import gzip
import io
import pathlib
import re

import masters
import orders
import plans
import relations
import story

HERE = pathlib.Path(__file__).resolve().parent
TABLES = HERE / "tables"
RECORDS = HERE.parents[1] / "model" / "record"


def columns():
    """Columns of each canonical table, read from the records of the data contract."""
    found = {}
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(RECORDS.glob("*.rs")))
    for table, body in re.findall(r"^    \w+ of (\w+) \{\n(.*?)^    \}", source, re.M | re.S):
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", table).lower()
        found[name] = re.findall(r"^        (\w+): (?:required|optional|assigned) \w+,", body, re.M)
    return found


def tables():
    """Rows of each table."""
    lines = orders.order_lines()
    people = relations.contacts()
    return {
        "orders": lines,
        "accounts": masters.accounts(),
        "managers": masters.managers(),
        "assignments": masters.assignments(),
        "credits": plans.credits(lines),
        "targets": plans.targets(lines),
        "offers": plans.offers(),
        "contacts": people,
        "competitors": relations.competitors(),
        "interactions": relations.interactions(),
        "meetings": relations.meetings(people),
        "promises": relations.promises(),
        "documents": relations.documents(),
        "losses": relations.losses(),
        "win_back_offers": relations.win_back_offers(),
        "programme_steps": relations.programme_steps(),
        "skills": masters.skills(),
        "products": masters.products(),
        "rates": masters.rates(),
        "holidays": masters.holidays(),
    }


def as_csv(header, rows):
    """The table as UTF-8 bytes; a key that is no column is an error."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def packed(data):
    """Gzip without a time or a name, so that the bytes repeat."""
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=0) as file:
        file.write(data)
    return out.getvalue()


def differences(files):
    """Names of the tables whose committed file holds something else, and of files too many."""
    wrong = [f"{path.name}: not a table" for path in sorted(TABLES.glob("*.csv.gz"))
             if path.name.removesuffix(".csv.gz") not in files]
    for name, data in files.items():
        path = TABLES / f"{name}.csv.gz"
        if not path.exists():
            wrong.append(f"{path.name}: missing")
        elif gzip.decompress(path.read_bytes()) != data:
            wrong.append(f"{path.name}: differs")
    return wrong


def main(arguments):
    known = {"--check", "--story"}
    if set(arguments) - known:
        sys.exit(__doc__)
    made, header = tables(), columns()
    if made.keys() != header.keys():
        sys.exit(f"tables differ from {RECORDS}: {sorted(made.keys() ^ header.keys())}")
    files = {name: as_csv(header[name], rows) for name, rows in made.items()}
    if "--story" in arguments:
        sys.exit(0 if story.tell(made) else 1)
    if "--check" in arguments:
        wrong = differences(files)
        print("\n".join(wrong) or f"{len(files)} tables are as generated")
        sys.exit(1 if wrong else 0)
    for name, data in files.items():
        content = packed(data)
        (TABLES / f"{name}.csv.gz").write_bytes(content)
        print(f"{name}.csv.gz: {len(made[name])} rows, {len(content)} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
