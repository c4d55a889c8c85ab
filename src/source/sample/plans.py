"""Tables about money agreed in advance: targets, credits and offers."""

from cast import ACCOUNTS, CATEGORIES, MANAGERS, PRODUCTS, SEASON, owner
from dice import AS_OF, Day, Dice, decimal, money, nearest, plus, total
from words import COMPETITORS, LOSS_REASONS

ACCOUNT_PLANS = 8
# Managers who work on each other's accounts.
PARTNERS = {"M1": "M5", "M5": "M1", "M2": "M3", "M3": "M2", "M4": "M6", "M6": "M4"}


def _cents(text):
    return int(text.replace(".", ""))


def targets(orders):
    """Plan of a month = sales of the year before x factor x season, by the owner in that month."""
    rows = []
    for year in (2025, 2026):
        before = {}
        for row in orders:
            if row["order_date"].startswith(str(year - 1)) and row["status"] != "cancelled":
                before[row["account_id"]] = before.get(row["account_id"], 0) + _cents(row["net_amount"])
        rows += _manager_targets(year, before) + _account_targets(year, before)
    return rows


def _manager_targets(year, before):
    rows = []
    for month in range(1, 13):
        for manager in MANAGERS:
            base = sum(before.get(account.id, 0) for account in ACCOUNTS
                       if owner(account, Day(year, month, 1)) == manager.id)
            rows.append(_target(manager.id, "", year, month, base, manager.plan))
    return rows


def _account_targets(year, before):
    largest = sorted((a for a in ACCOUNTS if a.size), key=lambda a: -a.size)[:ACCOUNT_PLANS]
    factor = {manager.id: manager.plan for manager in MANAGERS}
    return [_target("", account.id, year, month, before.get(account.id, 0),
                    factor[owner(account, Day(year, month, 1))])
            for month in range(1, 13) for account in largest]


def _target(manager_id, account_id, year, month, base, factor):
    thousands = nearest(int(base * factor * SEASON[month - 1] / total(SEASON)), 100_000)
    following = Day(year + month // 12, month % 12 + 1, 1)
    return {
        "manager_id": manager_id,
        "account_id": account_id,
        "period_start": Day(year, month, 1).isoformat(),
        "period_end": plus(following, -1).isoformat(),
        "target_amount": money(thousands * 100_000),
    }


def credits(orders):
    """About one order in eighty was won by two managers."""
    dice = Dice(41)
    rows, seen = [], set()
    for row in orders:
        if row["doc_type"] != "sale" or row["order_id"] in seen:
            continue
        seen.add(row["order_id"])
        if dice.hit(0.0125):
            share = dice.pick([50_000, 60_000, 70_000, 66_667])
            rows.append({"order_id": row["order_id"], "manager_id": row["manager_id"],
                         "share_pct": decimal(share)})
            rows.append({"order_id": row["order_id"], "manager_id": PARTNERS[row["manager_id"]],
                         "share_pct": decimal(100_000 - share)})
    return rows


def offers():
    dice = Dice(42)
    rows = []
    for account in ACCOUNTS:
        first = account.first or Day(2024, 6, 3)
        silent = "lost" in account.part or account.part == "late core"
        last = account.pauses[0][0] if silent else AS_OF
        for _ in range(2 + min(8, account.size // 250) + dice.whole(0, 2)):
            created = plus(first, dice.whole(0, (last - first).days))
            rows.append(_offer(account, created, dice))
    rows.sort(key=lambda row: (row["created"], row["account_id"]))
    return [{"offer_id": f"OF{number:04d}"} | row for number, row in enumerate(rows, 1)]


def _offer(account, created, dice):
    closed = plus(created, dice.whole(10, 60))
    chance = {"M2": 0.42, "M3": 0.48, "M4": 0.66}.get(account.manager, 0.55)
    status = "open" if closed > AS_OF else "won" if dice.hit(chance) else "lost"
    if account.part == "never bought" and status == "won":
        status = "lost"
    reason = dice.weighted(LOSS_REASONS)
    amount = max(2000, int(account.size * 1000 * dice.between(0.02, 0.12)))
    return {
        "account_id": account.id,
        "manager_id": owner(account, created),
        "product_id": dice.pick(PRODUCTS).id if dice.hit(0.6) else dice.pick(CATEGORIES),
        "created": created.isoformat(),
        "closed": "" if status == "open" else closed.isoformat(),
        "status": status,
        "amount": money(nearest(amount, 100) * 10_000),
        "loss_reason": reason if status == "lost" else "",
        "competitor": dice.pick(COMPETITORS) if status == "lost" and reason in ("price", "competitor") else "",
    }
