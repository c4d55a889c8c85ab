"""Checks that the orders tell the story, by the definitions of the analysis.

Written on its own, from the definitions and not from the program: a part that no longer shows in
the figures fails here.
"""

import datetime

from cast import (ACCOUNTS, LATE_DELIVERIES_FROM, MANAGERS, SHRINKING_LOSES, by_part)
from dice import AS_OF, Day, plus

CURRENT = (Day(2025, 11, 1), Day(2026, 11, 1))
BASE = (Day(2024, 11, 1), Day(2025, 11, 1))


def tell(made):
    """Prints the story; false when a part of it does not show."""
    accounts = _accounts(made["orders"])
    _print_accounts(accounts)
    _print_company(accounts)
    _print_managers(made)
    checks = _checks(made, accounts)
    print()
    for sentence, holds in checks:
        print(f"{'ok  ' if holds else 'FAIL'} {sentence}")
    return all(holds for _, holds in checks)


def _cents(text):
    return int(text.replace(".", "")) if text else 0


def _day(text):
    return datetime.date.fromisoformat(text) if text else None


def _counted(orders):
    return [row for row in orders if row["status"] != "cancelled"]


def _accounts(orders):
    """Account id -> figures, for the accounts that have lines."""
    lines = {}
    for row in _counted(orders):
        lines.setdefault(row["account_id"], []).append(row)
    figures = {key: _figures(rows) for key, rows in lines.items()}
    gaps = [gap for entry in figures.values() for gap in entry["gaps"]]
    for entry in figures.values():
        entry.update(_state(entry, gaps))
    return figures


def _figures(rows):
    sales = {}
    for row in rows:
        if row["doc_type"] == "sale":
            sales[row["order_date"]] = sales.get(row["order_date"], 0) + _cents(row["net_amount"])
    days = sorted(_day(day) for day, amount in sales.items() if amount > 0)
    return {
        "rows": rows,
        "days": days,
        "gaps": [(after - before).days for before, after in zip(days, days[1:])],
        "current": _revenue(rows, *CURRENT),
        "base": _revenue(rows, *BASE),
    }


def _revenue(rows, start, end):
    start, end = start.isoformat(), end.isoformat()
    return sum(_cents(row["net_amount"]) for row in rows if start <= row["order_date"] < end)


def quantile(values, share):
    """Type 7."""
    values = sorted(values)
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (place - low) * (values[high] - values[low])


def _state(entry, pooled):
    own = entry["gaps"] if len(entry["gaps"]) >= 5 else pooled
    limit = min(365, max(30, quantile(own, 0.95)))
    silence = (AS_OF - entry["days"][-1]).days
    state = "active" if silence <= limit else "at_risk" if silence <= 2 * limit else "churned"
    return {"limit": limit, "silence": silence, "unguarded": state,
            "state": _guarded(entry["days"], silence, state)}


def _guarded(days, silence, state):
    if state == "active" or days[0] > plus(AS_OF, -365 - silence):
        return state
    if any(plus(days[-1], 15 - 365) < day <= plus(AS_OF, -365) for day in days):
        return state
    return "seasonal_pause" if silence <= 365 else state


def _print_accounts(accounts):
    total = sum(entry["current"] for entry in accounts.values())
    print("account                          mgr  12 months kEUR  share   change  days  usual  silent  limit  state")
    for account in sorted(ACCOUNTS, key=lambda a: -accounts.get(a.id, {"current": -1})["current"]):
        entry = accounts.get(account.id)
        if entry is None:
            print(f"{account.id} {account.name[:28]:28s} {account.manager}  {'-':>14s}  {account.part}")
            continue
        change = f"{entry['current'] / entry['base'] - 1:+.2f}" if entry["base"] > 0 else "-"
        print(f"{account.id} {account.name[:28]:28s} {account.manager}  {entry['current'] / 1e5:14.0f}  "
              f"{entry['current'] / total:5.3f}  {change:>6s}  {len(entry['days']):4d}  "
              f"{quantile(entry['gaps'], 0.5):5.1f}  {entry['silence']:6d}  {entry['limit']:5.1f}  "
              f"{entry['state']:14s} {account.part}")


def _print_company(accounts):
    current = sum(entry["current"] for entry in accounts.values())
    base = sum(entry["base"] for entry in accounts.values())
    old = [entry for entry in accounts.values() if entry["base"] > 0]
    nrr = sum(entry["current"] for entry in old) / base
    grr = sum(min(entry["base"], max(entry["current"], 0)) for entry in old) / base
    print(f"\n12 months {current / 1e8:.2f} m EUR, before {base / 1e8:.2f}, change {current / base - 1:+.3f}, "
          f"NRR {nrr:.3f}, GRR {grr:.3f}")
    rows = [row for entry in accounts.values() for row in entry["rows"]]
    cost = sum(_cents(row["cost_amount"]) for row in rows)
    print(f"margin of the whole history {1 - cost / sum(_cents(row['net_amount']) for row in rows):.3f}, "
          f"top group that reaches 30 %: {_top_group(accounts):.3f}")
    weeks = [_revenue(rows, plus(AS_OF, -7 * k - 6), plus(AS_OF, -7 * k + 1)) / 1e5 for k in range(13)]
    print("overdue kEUR: " + ", ".join(
        f"{account.id} {_overdue(accounts[account.id]) / 1e5:.0f}" for account in ACCOUNTS
        if account.id in accounts and _overdue(accounts[account.id]) > 2_000_000))
    print("kEUR of the last 13 weeks, newest first:", " ".join(f"{week:.0f}" for week in weeks))
    print("on time by month:", " ".join(f"{month}:{_on_time(rows, *span):.2f}" for month, span in _months()))


def _top_group(accounts):
    total = sum(entry["current"] for entry in accounts.values())
    share = 0
    for amount in sorted((entry["current"] for entry in accounts.values()), reverse=True):
        share += amount / total
        if share >= 0.3:
            return share
    return share


def _months():
    starts = [Day(2026, month, 1) for month in range(3, 12)] + [plus(AS_OF, 1)]
    return [(start.strftime("%m"), (start, end)) for start, end in zip(starts, starts[1:])]


def _on_time(rows, start, end):
    """Share of orders by their promised day, undelivered ones that are due counting late."""
    orders = {}
    for row in rows:
        if row["doc_type"] == "sale" and row["promised_date"]:
            orders.setdefault(row["order_id"], []).append(row)
    good = due = 0
    for lines in orders.values():
        promised = max(_day(row["promised_date"]) for row in lines)
        delivered = None if any(not row["delivered_date"] for row in lines) else max(
            _day(row["delivered_date"]) for row in lines)
        if start <= promised < end and (delivered or promised <= AS_OF):
            due += 1
            good += delivered is not None and delivered <= promised
    return good / due


def _attainment(made, manager, start, end):
    plan = sum(_cents(row["target_amount"]) for row in made["targets"]
               if row["manager_id"] == manager and start.isoformat() <= row["period_start"] < end.isoformat())
    rows = [row for row in _counted(made["orders"]) if row["manager_id"] == manager]
    return _revenue(rows, start, end) / plan


def _print_managers(made):
    print("\nplan attained, 2025 and January to October 2026:")
    for manager in MANAGERS:
        print(f"{manager.id} {manager.name:20s} {_attainment(made, manager.id, Day(2025, 1, 1), Day(2026, 1, 1)):.3f} "
              f"{_attainment(made, manager.id, Day(2026, 1, 1), Day(2026, 11, 1)):.3f}")


def _checks(made, accounts):
    total = sum(entry["current"] for entry in accounts.values())
    rows = [row for entry in accounts.values() for row in entry["rows"]]

    def of(part):
        return accounts[by_part(part).id]

    return (
        _lifecycle_checks(of, total)
        + _shrinking_checks(of("silently shrinking"))
        + _manager_checks(made)
        + [
            ("every account without a part is active",
             all(accounts[a.id]["state"] == "active" for a in ACCOUNTS if a.part == "")),
            ("every late account is at risk",
             all(accounts[a.id]["state"] == "at_risk" for a in ACCOUNTS if a.part == "late")),
            ("four accounts are new in the current window",
             sum(entry["days"][0] >= CURRENT[0] for entry in accounts.values()) == 4),
            ("the top group that reaches 30 % stays below 55 %", _top_group(accounts) <= 0.55),
            ("the newest order day is the as-of day", max(row["order_date"] for row in rows) == AS_OF.isoformat()),
            ("deliveries get worse from mid-September 2026",
             _on_time(rows, LATE_DELIVERIES_FROM, plus(AS_OF, 1))
             < _on_time(rows, Day(2026, 3, 1), LATE_DELIVERIES_FROM) - 0.08),
            ("the slow payer owes at least 100 kEUR", _overdue(of("pays late")) >= 10_000_000),
            ("net = quantity x unit price on every sale line, to the cent", _adds_up(made["orders"])),
            ("shares of every credited order sum to 100 %", _credits_sum(made["credits"])),
        ]
    )


def _lifecycle_checks(of, total):
    back = of("won back")
    return [
        ("the late core account brings at least 10 % and is at risk",
         of("late core")["current"] >= 0.1 * total and of("late core")["state"] == "at_risk"),
        ("the largest account is core and active",
         of("core")["current"] >= 0.1 * total and of("core")["state"] == "active"),
        ("the lost account is churned", of("lost")["state"] == "churned"),
        ("the account lost before the window has base revenue and none now",
         of("lost before the window")["base"] > 0 == of("lost before the window")["current"]),
        ("the account won back has revenue now, none in the base window, and some before",
         back["current"] > 0 == back["base"] and back["days"][0] < BASE[0] and back["state"] == "active"),
        ("the seasonal account would be called churned, and the guard calls it a pause",
         of("seasonal")["unguarded"] == "churned" and of("seasonal")["state"] == "seasonal_pause"),
        ("the prospective account first bought in spring 2026 and is active",
         of("prospective")["days"][0] >= Day(2026, 3, 1) and of("prospective")["state"] == "active"),
    ]


def _shrinking_checks(entry):
    half = _revenue(entry["rows"], plus(AS_OF, -181), plus(AS_OF, 1))
    year_before = _revenue(entry["rows"], plus(AS_OF, -181 - 364), plus(AS_OF, 1 - 364))
    missing = plus(AS_OF, -181).isoformat()
    return [
        ("the shrinking account buys on its usual days", entry["state"] == "active"),
        (f"its last 26 weeks are {half / year_before - 1:+.2f} against the year before", half < 0.7 * year_before),
        (f"it buys no {SHRINKING_LOSES} in 26 weeks and did before",
         {row["order_date"] >= missing for row in entry["rows"]
          if row["category"] == SHRINKING_LOSES} == {False}),
    ]


def _manager_checks(made):
    def attained(manager):
        return _attainment(made, manager, Day(2026, 1, 1), Day(2026, 11, 1))

    moved = by_part("changed manager")
    order_managers = {(row["order_date"] >= moved.earlier_manager[1].isoformat(), row["manager_id"])
                      for row in made["orders"] if row["account_id"] == moved.id}
    return [
        ("M2 is at least 8 % below plan", attained("M2") <= 0.92),
        ("M4 is at least 5 % above plan", attained("M4") >= 1.05),
        ("orders of the moved account follow the change of manager", order_managers == {(False, "M5"), (True, "M1")}),
    ]


def _overdue(entry):
    return sum(_cents(row["net_amount"]) for row in entry["rows"]
               if row["due_date"] and _day(row["due_date"]) <= AS_OF and not row["paid_date"])


def _adds_up(orders):
    for row in orders:
        if row["doc_type"] == "sale":
            whole, _, part = row["qty"].partition(".")
            quantity = int(whole) * 1000 + int(part.ljust(3, "0"))
            if (2 * quantity * _cents(row["unit_price"]) + 1000) // 2000 != _cents(row["net_amount"]):
                return False
    return True


def _credits_sum(credits):
    sums = {}
    for row in credits:
        sums[row["order_id"]] = sums.get(row["order_id"], 0) + round(float(row["share_pct"]) * 1000)
    return set(sums.values()) == {100_000}
