"""Reads the order lines of `benches/ingest.rs` with polars and DuckDB into one Parquet file.

    ingest_peers.py install | check
    ingest_peers.py polars|duckdb ndjson|csv|parquet FILE FOLDER

Two threads each, zstd as avain writes it. The last line printed is what it took, as JSON. Neither
checks keys, keeps amounts exact or syncs the file, so the times are a measure, not a race.
"""

import json
import os
import resource
import subprocess
import sys
import time

PINNED = {"polars": "1.44.2", "duckdb": "2.0.0"}
THREADS = "2"


def polars(form, source, out):
    os.environ["POLARS_MAX_THREADS"] = THREADS
    import polars as pl

    start = time.perf_counter()
    scan = {"ndjson": pl.scan_ndjson, "csv": pl.scan_csv, "parquet": pl.scan_parquet}[form]
    scan(source).sink_parquet(out, compression="zstd")
    return start, pl.scan_parquet(out).select(pl.len()).collect().item()


def duckdb(form, source, out):
    import duckdb as db

    start = time.perf_counter()
    con = db.connect(config={"threads": THREADS})
    read = {"ndjson": "read_ndjson", "csv": "read_csv", "parquet": "read_parquet"}[form]
    con.execute(
        f"COPY (SELECT * FROM {read}('{source}')) TO '{out}' (FORMAT parquet, COMPRESSION zstd)"
    )
    return start, con.execute(f"SELECT count(*) FROM '{out}'").fetchone()[0]


def main(arguments):
    if arguments == ["install"]:
        wanted = [f"{name}=={version}" for name, version in PINNED.items()]
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", *wanted], check=True)
        return
    if arguments == ["check"]:
        from importlib.metadata import version

        assert all(version(name) == wanted for name, wanted in PINNED.items())
        return
    name, form, source, folder = arguments
    out = os.path.join(folder, f"{name}.parquet")
    start, lines = {"polars": polars, "duckdb": duckdb}[name](form, source, out)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    took = {
        "seconds": seconds,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "memory_mb": used.ru_maxrss / 1000,
        "lines": lines,
    }
    print(json.dumps(took))
    os.remove(out)


main(sys.argv[1:])
