"""Order lines: when each account buys, what, at which price, and when it is delivered and paid."""

from cast import (ACCOUNTS, CATEGORIES, LATE_DELIVERIES_FROM, OPEN_SEASON, PRODUCTS, SEASON,
                  SHRINKING_LOSES, SHRINKS_FROM, UNPAID_FROM, owner)
from dice import AS_OF, FIRST, Day, Dice, decimal, money, nearest, plus, total, workday

SEED = 20261122


def order_lines():
    """All order lines, by day, then order, then line."""
    orders = [order for index, account in enumerate(ACCOUNTS) if account.size
              for order in _orders_of(account, Dice(SEED + index))]
    orders.sort(key=lambda order: (order["day"], order["account"].id))
    lines = []
    for number, order in enumerate(orders, 1):
        order["id"] = f"SO{100000 + number}"
        lines += _sale_lines(order)
    after = _returns_and_credit_notes(orders)
    rows = lines + after
    rows.sort(key=lambda row: (row["order_date"], row["order_id"], int(row["line_no"])))
    return rows


def _orders_of(account, dice):
    buys = _buying_habits(account, dice)
    days = _purchase_days(account, dice)
    if account.part == "core":
        days = [day for day in days if day < plus(AS_OF, -1)] + [AS_OF]
    return [_order(account, day, buys, dice) for day in days]


def _buying_habits(account, dice):
    """Category weights, favourite products and the usual discount of an account."""
    lacks = set(account.lacks)
    if not account.part and dice.hit(0.55):
        lacks |= set(dice.some(CATEGORIES, dice.whole(1, 2)))
    weights = [(category, dice.between(0.25, 1.0)) for category in CATEGORIES if category not in lacks]
    favourites = {
        category: dice.some([p for p in PRODUCTS if p.category == category], dice.whole(2, 4))
        for category in CATEGORIES
    }
    size = account.size
    usual = 14 if size > 2000 else 11 if size > 800 else 8 if size > 300 else 5 if size > 100 else 2
    return {
        "weights": weights,
        "favourites": favourites,
        "discount": usual * 1000 + 500 * dice.whole(-3, 3),
        "terms": dice.pick([14, 30, 30, 30, 45]),
        "slow": -7 if account.part == "prospective" else dice.whole(-2, 6),
    }


def _purchase_days(account, dice):
    day = account.first or plus(FIRST, dice.whole(0, max(0, account.gap - 1)))
    day = workday(day)
    days = []
    while day <= AS_OF:
        if _buys_on(account, day):
            days.append(day)
        step = account.gap * (1 + account.jitter * max(-2.0, min(2.0, dice.normal())))
        day = workday(plus(day, max(1, int(step + 0.5))))
    return days


def _buys_on(account, day):
    if account.part == "seasonal":
        return OPEN_SEASON[0] <= (day.month, day.day) <= OPEN_SEASON[1]
    return not any(start <= day < end for start, end in account.pauses)


def _order(account, day, buys, dice):
    promised = workday(plus(day, dice.whole(4, 13)))
    return {
        "account": account,
        "day": day,
        "buys": buys,
        "lines": _wanted_lines(account, day, buys, dice),
        "promised": promised,
        "delivered": _delivered(account, day, promised, dice),
        "cancelled": dice.hit(0.006) and account.part == "",
        "paid_after": dice.whole(-4, 6) + buys["slow"],
        "fate": dice.unit(),
        "dice": Dice(int(dice.unit() * 1_000_000_000)),
    }


def _order_value(account, day, dice):
    """Cents, before it is cut into whole quantities."""
    years = (day - Day(2026, 5, 1)).days / 365
    level = account.size * 100_000 * (1 + account.growth * years)
    days_a_year = 140 if account.part == "seasonal" else 365
    value = level * account.gap / days_a_year * SEASON[day.month - 1]
    value *= max(0.3, min(2.2, 1 + account.noise * dice.normal()))
    if account.part == "silently shrinking" and day >= SHRINKS_FROM:
        weeks = (day - SHRINKS_FROM).days / 7
        value *= max(0.4, 0.72 - 0.015 * weeks)
    return value


def _wanted_lines(account, day, buys, dice):
    """(product, discount, quantity) of each line."""
    value = _order_value(account, day, dice)
    weights = buys["weights"]
    if account.part == "silently shrinking" and day >= SHRINKS_FROM:
        weights = [pair for pair in weights if pair[0] != SHRINKING_LOSES]
    count = dice.weighted([(1, 1.0), (2, 2.4), (3, 3.0), (4, 2.4), (5, 1.6), (6, 0.8)])
    if value < 400_000:
        count = min(count, 2)
    shares = [dice.between(0.4, 1.6) for _ in range(count)]
    whole = total(shares)
    wanted = []
    for share in shares:
        cents = value * share / whole
        category = dice.weighted(weights)
        product = _product(category, cents, buys, dice)
        discount = max(0, buys["discount"] + dice.pick([0, 0, 0, 500, 1000, 2500, -1000]))
        price = _unit_price(product, day, discount)
        if product.category == "Service" and product.list_cents < 15000:
            quantity = max(1, int(cents * 2 / price + 0.5)) * 500
        else:
            quantity = max(1, int(cents / price + 0.5)) * 1000
        wanted.append((product, discount, quantity))
    return wanted


def _product(category, cents, buys, dice):
    fitting = [p for p in buys["favourites"][category] if p.list_cents <= cents * 1.2]
    if fitting:
        return dice.pick(fitting)
    return min((p for p in PRODUCTS if p.category == category), key=lambda p: p.list_cents)


def _list_price(product, day):
    """The list price rises by 3 % each January, counted back from 2026."""
    permille = {2023: 913, 2024: 941, 2025: 970, 2026: 1000}[day.year]
    return nearest(product.list_cents * permille, 10_000) * 10


def _unit_price(product, day, discount):
    return nearest(_list_price(product, day) * (100_000 - discount), 100_000)


def _unit_cost(product, day):
    """Cost follows the list price, and the summer of 2026 made it dearer by 2 %."""
    cost = nearest(_list_price(product, day) * (100 - product.margin_pct), 100)
    return nearest(cost * 102, 100) if day >= Day(2026, 8, 1) else cost


def _delivered(account, day, promised, dice):
    chance = 0.14 if day >= LATE_DELIVERIES_FROM else 0.04
    if account.part in ("silently shrinking", "late core") and day >= Day(2026, 3, 1):
        chance += 0.12
    if account.part == "late core" and day >= LATE_DELIVERIES_FROM:
        chance = 0.7
    if account.part == "lost before the window" and day >= Day(2025, 9, 8):
        chance = 1.0
    if dice.hit(chance):
        late = dice.whole(2, 14) if dice.hit(0.9) else dice.whole(20, 45)
        return plus(promised, late)
    return plus(promised, -dice.whole(0, 2))


def _sale_lines(order):
    return [_sale_line(order, number, wanted) for number, wanted in enumerate(order["lines"], 1)]


def _sale_line(order, number, wanted):
    product, discount, quantity = wanted
    dice, day = order["dice"], order["day"]
    price = _unit_price(product, day, discount)
    delivered = order["delivered"]
    if dice.hit(0.08):
        delivered = max(plus(day, 1), plus(delivered, -3))
    cancelled = order["cancelled"] or (order["account"].part == "" and dice.hit(0.003))
    status = "cancelled" if cancelled else "open" if delivered > AS_OF else "delivered"
    is_delivered = status == "delivered"
    due = plus(delivered, order["buys"]["terms"])
    paid = plus(due, order["paid_after"])
    unpaid = order["account"].part == "pays late" and due >= UNPAID_FROM
    return {
        "order_id": order["id"],
        "line_no": str(number),
        "account_id": order["account"].id,
        "order_date": day.isoformat(),
        "net_amount": money(nearest(price * quantity, 1000)),
        "currency": "EUR",
        "doc_type": "sale",
        "status": status,
        "manager_id": owner(order["account"], day),
        "product_id": product.id,
        "category": product.category,
        "qty": decimal(quantity),
        "unit_price": money(price),
        "list_price": money(_list_price(product, day)),
        "cost_amount": money(nearest(_unit_cost(product, day) * quantity, 1000)),
        "discount_pct": decimal(discount),
        "promised_date": order["promised"].isoformat(),
        "delivered_date": delivered.isoformat() if is_delivered else "",
        "due_date": due.isoformat() if is_delivered else "",
        "paid_date": paid.isoformat() if is_delivered and paid <= AS_OF and not unpaid else "",
        "original_order_id": "",
    }


def _returns_and_credit_notes(orders):
    rows = []
    for order in orders:
        quiet = order["account"].part in ("won back", "seasonal") or "lost" in order["account"].part
        if quiet or order["cancelled"] or order["delivered"] > AS_OF:
            continue
        day = workday(plus(order["delivered"], order["dice"].whole(4, 24)))
        if day > AS_OF:
            continue
        if order["fate"] < 0.018:
            rows.append(_return(order, day, f"RE{50001 + len(rows)}"))
        elif order["fate"] < 0.032:
            rows.append(_credit_note(order, day, f"CN{50001 + len(rows)}"))
    return rows


def _return(order, day, number):
    product, discount, quantity = order["lines"][0]
    back = max(1, quantity // 3000) * 1000 if quantity >= 1000 else quantity
    price = _unit_price(product, order["day"], discount)
    return _document(order, day, number, "return") | {
        "net_amount": money(-nearest(price * back, 1000)),
        "qty": decimal(-back),
        "unit_price": money(price),
        "list_price": money(_list_price(product, order["day"])),
        "cost_amount": money(-nearest(_unit_cost(product, order["day"]) * back, 1000)),
        "discount_pct": decimal(discount),
    }


def _credit_note(order, day, number):
    product, discount, quantity = order["lines"][0]
    amount = nearest(_unit_price(product, order["day"], discount) * quantity, 1000)
    percent = order["dice"].whole(4, 12)
    return _document(order, day, number, "credit_note") | {
        "net_amount": money(-nearest(amount * percent, 100)),
        "cost_amount": money(0),
    }


def _document(order, day, number, kind):
    product = order["lines"][0][0]
    blank = dict.fromkeys(["qty", "unit_price", "list_price", "cost_amount", "discount_pct",
                           "promised_date", "delivered_date", "due_date", "paid_date"], "")
    return blank | {
        "order_id": number,
        "line_no": "1",
        "account_id": order["account"].id,
        "order_date": day.isoformat(),
        "currency": "EUR",
        "doc_type": kind,
        "status": "delivered",
        "manager_id": owner(order["account"], day),
        "product_id": product.id,
        "category": product.category,
        "original_order_id": order["id"],
    }
