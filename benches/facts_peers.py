"""Sums the order lines of a snapshot with DuckDB: what avain computes as facts and detail.

    facts_peers.py install | check
    facts_peers.py sum THREADS SNAPSHOT

The last line printed is what it took and what was found, as JSON. DuckDB adds in 128 bits, as avain does;
its results stay in the database, unsorted.
"""

import json
import os
import resource
import subprocess
import sys
import time

PINNED = "2.0.0"

# The windows of a default analysis at the end of 2025.
AS_OF, BASE, CURRENT = "DATE '2025-12-31'", "DATE '2024-01-01'", "DATE '2025-01-01'"

STEPS = f"""
CREATE TEMP VIEW counted AS
  SELECT *, coalesce(account_id, 'unassigned') AS account, coalesce(doc_type, 'sale') = 'sale' AS is_sale
  FROM lines WHERE coalesce(status, '') <> 'cancelled';
CREATE TEMP TABLE orders AS
  SELECT account, coalesce(manager_id, 'unassigned') AS manager, order_date AS day, order_id,
         sum(net_amount) AS revenue, sum(net_amount) FILTER (is_sale) AS sales, sum(cost_amount) AS cost,
         bool_or(cost_amount IS NULL) AS lacks_cost, bool_or(is_sale) AS is_sale,
         max(promised_date) FILTER (is_sale) AS promised,
         max(delivered_date) FILTER (is_sale AND promised_date IS NOT NULL) AS delivered,
         bool_or(is_sale AND promised_date IS NOT NULL AND delivered_date IS NULL) AS is_open
  FROM counted GROUP BY ALL;
CREATE TEMP TABLE account_days AS
  SELECT account, day, sum(revenue) AS revenue, sum(sales) AS sales, sum(cost) AS cost,
         bool_or(lacks_cost) AS lacks_cost, count(*) FILTER (is_sale) AS orders,
         list({{'promised': promised, 'delivered': CASE WHEN NOT is_open THEN delivered END}})
           FILTER (promised IS NOT NULL) AS deliveries
  FROM (SELECT account, day, order_id, sum(revenue) AS revenue, sum(sales) AS sales, sum(cost) AS cost,
               bool_or(lacks_cost) AS lacks_cost, bool_or(is_sale) AS is_sale, max(promised) AS promised,
               max(delivered) AS delivered, bool_or(is_open) AS is_open
        FROM orders GROUP BY ALL)
  GROUP BY ALL;
CREATE TEMP TABLE manager_days AS
  SELECT manager, account, day, sum(revenue) AS revenue, count(*) FILTER (is_sale) AS orders
  FROM orders GROUP BY ALL;
DROP TABLE orders;
CREATE TEMP TABLE products AS
  SELECT account, product_id, day >= {CURRENT} AS is_current, sum(qty) AS qty, sum(net_amount) AS revenue
  FROM (SELECT *, order_date AS day FROM counted WHERE order_date BETWEEN {BASE} AND {AS_OF}) GROUP BY ALL;
CREATE TEMP TABLE categories AS
  SELECT account, category, order_date AS day, sum(net_amount) AS sales
  FROM counted WHERE is_sale AND order_date BETWEEN {BASE} AND {AS_OF} GROUP BY ALL HAVING sum(net_amount) > 0;
CREATE TEMP TABLE prices AS
  SELECT account, date_trunc('month', order_date) AS month, sum(net_amount) AS net,
         sum((coalesce(list_price, unit_price)::HUGEINT * qty + 500) // 1000) AS list
  FROM counted WHERE is_sale AND order_date BETWEEN {BASE} AND {AS_OF} AND qty IS NOT NULL
    AND (list_price IS NOT NULL OR discount_pct IS NOT NULL AND unit_price IS NOT NULL) GROUP BY ALL;
CREATE TEMP TABLE receivables AS
  SELECT account, sum(net_amount) FILTER (is_open) AS open,
         sum(net_amount) FILTER (is_open AND due_date < {AS_OF}) AS overdue,
         min(due_date) FILTER (is_open AND due_date < {AS_OF} AND net_amount > 0) AS oldest_due,
         sum(net_amount) FILTER (is_paid) AS paid,
         sum(net_amount) FILTER (is_paid AND paid_date > due_date) AS paid_late,
         sum(net_amount::HUGEINT * (paid_date - due_date)) FILTER (is_paid) AS delay
  FROM (SELECT *, paid_date IS NULL OR paid_date > {AS_OF} AS is_open,
               net_amount > 0 AND paid_date <= {AS_OF} AND paid_date > {AS_OF} - INTERVAL 1 YEAR AS is_paid
        FROM counted WHERE due_date IS NOT NULL AND order_date <= {AS_OF}) GROUP BY ALL;
"""

FOUND = """
SELECT (SELECT count(*) FROM account_days), (SELECT sum(orders) FROM account_days),
       (SELECT sum(len(deliveries)) FROM account_days), (SELECT sum(cost) FROM account_days),
       (SELECT count(*) FROM manager_days), (SELECT sum(orders) FROM manager_days),
       (SELECT count(*) FROM (SELECT DISTINCT account, product_id FROM products)),
       (SELECT sum(qty) FROM products), (SELECT count(*) FROM categories),
       (SELECT sum(sales) FROM categories), (SELECT count(*) FROM prices), (SELECT sum(list) FROM prices),
       (SELECT sum(open) FROM receivables), (SELECT sum(overdue) FROM receivables),
       (SELECT sum(paid_late) FROM receivables), (SELECT sum(delay) FROM receivables)
"""


def total(threads, snapshot):
    import duckdb

    con = duckdb.connect(config={"threads": threads})
    parts = os.path.join(snapshot, "orders", "*.parquet")
    con.execute(f"CREATE VIEW lines AS SELECT * FROM read_parquet('{parts}')")
    start, cpu = time.perf_counter(), time.process_time()
    con.execute(STEPS)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    took = {
        "seconds": seconds,
        "cpu_seconds": cpu,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "lines": con.execute("SELECT count(*) FROM lines").fetchone()[0],
        "found": [int(number or 0) for number in con.execute(FOUND).fetchone()],
    }
    print(json.dumps(took))


def main(arguments):
    if arguments == ["install"]:
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", f"duckdb=={PINNED}"], check=True)
    elif arguments == ["check"]:
        from importlib.metadata import version

        assert version("duckdb") == PINNED
    else:
        total(*arguments[1:])


main(sys.argv[1:])
