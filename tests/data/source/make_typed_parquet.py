"""Writes typed.parquet: one column of each kind of value that a Parquet file of a source may hold.

Run with pyarrow 26.0.1: `python make_typed_parquet.py`. INT96 is how Spark and Hive wrote moments.
"""

import datetime as dt
import decimal

import pyarrow as pa
import pyarrow.parquet as pq

day = dt.date(2026, 11, 22)
moment = dt.datetime(2026, 11, 22, 13, 30)
table = pa.table(
    {
        "order_id": pa.array(["O1", None, "O3"]),
        "line_no": pa.array([1, 2, None], pa.int16()),
        "quantity": pa.array([2**63, 0, None], pa.uint64()),
        "net_amount": pa.array(
            [decimal.Decimal("12345678901234567.8900"), decimal.Decimal("-0.0500"), None],
            pa.decimal128(30, 4),
        ),
        "list_amount": pa.array([0.1, 1e21, None], pa.float64()),
        "discount": pa.array([0.1, -2.5, None], pa.float32()),
        "order_date": pa.array([day, dt.date(1900, 2, 28), None], pa.date32()),
        "at_instant": pa.array([moment, moment, None], pa.timestamp("us", "Europe/Helsinki")),
        "at_clock": pa.array([moment, moment, None], pa.timestamp("ms")),
        "at_time": pa.array([dt.time(13, 30), dt.time(0), None], pa.time64("us")),
        "doc_type": pa.array(["invoice", "credit", None]).dictionary_encode(),
        "is_paid": pa.array([True, False, None]),
        "nothing": pa.nulls(3),
        "tags": pa.array([["a", "b"], [], None]),
        "blob": pa.array([b"\x00\xff", b"", None]),
    }
)
pq.write_table(table, "typed.parquet", compression="zstd")
old = pa.table({"order_date": pa.array([moment, None], pa.timestamp("ns"))})
pq.write_table(old, "int96.parquet", use_deprecated_int96_timestamps=True)
