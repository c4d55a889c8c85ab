"""Tables about who and what: accounts, managers, assignments, products, rates, holidays, skills."""

from cast import ACCOUNTS, LEAD, MANAGERS, PRODUCTS
from dice import AS_OF, Day, Dice, money, plus
from words import DOSSIERS, SIZES, SKILLS

# Account id -> what makes it stand out, for the dossiers of the accounts with a part.
HISTORIES = {
    "core": "Buys from us since 1998; the frame contract of 2022 made us the first supplier of "
            "pumps and valves. Orders come by electronic data interchange, also on Sundays.",
    "late core": "Buys since 2004. The mill changed its maintenance planning in August 2026; since "
                 "the late seals of October it has not ordered, and nobody has told us why.",
    "silently shrinking": "Buys since 2011, all six categories. Still orders on its usual days, but "
                          "filters have come from elsewhere since early summer.",
    "changed manager": "Buys since 2009. Väinö Järvelä built the account up; Päivi Hämäläinen took "
                       "it over on 1 July 2026 with a joint visit.",
    "pays late": "Buys since 2007. Cash has been short since the refinery's autumn stop, and "
                 "invoices due from September 2026 are unpaid.",
    "seasonal": "Buys since 2013, from mid-April to the end of August only, when the marinas are open.",
    "won back": "Customer from 2015 to October 2024, then two winters with a competitor. Came back "
                "in May 2026 after a visit with a trial filter.",
    "prospective": "First order in April 2026, valves and seals only. Its yearly budget for our "
                   "categories is far above what it buys today.",
    "lost": "Long-time customer that stopped ordering in the first months of 2026.",
    "lost before the window": "Stopped in October 2025, after two late deliveries in a row.",
    "expert": "Buys since 2006. Tests every new seal and tells us what is wrong with it.",
    "iconic": "Buys since 2010. The whole trade visits its show brewery.",
    "never bought": "Asked for an offer twice, has not bought yet.",
}


def accounts():
    dice = Dice(31)
    return [_account(account, dice) for account in ACCOUNTS]


def _account(account, dice):
    headcount = max(account.size, (account.budget or 0) // 2) // 3 + dice.whole(6, 60)
    description, structure, environment = DOSSIERS[account.industry]
    thin = account.size < 140 and account.part == ""
    row = {
        "account_id": account.id,
        "name": account.name,
        "segment": "Key" if account.size >= 800 else "Regional" if account.size >= 150 else "Small",
        "region": account.region,
        "industry": account.industry,
        "manager_id": account.manager,
        "parent_id": {"A029": "A019", "A039": "A019", "A033": "A020"}.get(account.id, ""),
        "size": next(size for limit, size in SIZES if account.size >= limit),
        "budget_amount": _budget(account, dice),
        "won_from": "Nordpumpen AB" if account.part in ("new", "won back") else "",
        "headcount": str(headcount),
        "founded": str(dice.whole(1868, 1989)),
        "description": description.format(n=headcount),
        "structure": "" if thin else structure,
        "environment": "" if thin or dice.hit(0.15) else environment,
        "history": _history(account, "" if thin else f"Buys since {dice.whole(1999, 2021)}."),
        "dossier_source": dice.pick(["Visit", "Annual report", "Web site and visit", "Trade register"]),
        "dossier_checked": plus(AS_OF, -dice.whole(20, 520)).isoformat(),
        "credit_limit": money(max(10, account.size // 40 * 10) * 100_000),
        "approval_limit_pct": "20" if account.size >= 800 else "12.5",
        "email_domain": f"{account.id.lower()}.example",
    }
    return row | _labels(account)


def _history(account, usual):
    if account.part == "new":
        return f"Customer since {account.first:%d.%m.%Y}; had bought from Nordpumpen AB before."
    return HISTORIES.get(account.part, usual)


def _budget(account, dice):
    if account.budget:
        return money(account.budget * 100_000)
    if dice.hit(0.25):
        return ""
    return money(int(account.size * dice.between(1.05, 1.9)) * 100_000)


def _labels(account):
    if account.part == "iconic":
        return {
            "iconic_reason": "The best-known brewery of its coast; others ask whose valves it uses",
            "label_owner": LEAD, "label_reviewed": "2026-05-18",
        }
    if account.part == "expert":
        return {
            "expert_reason": "Tests our seals in hot brine before anyone else and writes it up",
            "label_owner": "Päivi Hämäläinen", "label_reviewed": "2025-09-30",
        }
    return {}


def managers():
    return [{
        "manager_id": m.id,
        "name": m.name,
        "email": f"{m.email}@sample.example",
        "team": m.team,
        "lead": LEAD,
        "start_date": m.start.isoformat(),
        "language": m.language,
    } for m in MANAGERS]


def assignments():
    rows = []
    for account in ACCOUNTS:
        start = account.first or Day(2023, 1, 1)
        if account.earlier_manager:
            earlier, moved = account.earlier_manager
            rows.append({"account_id": account.id, "manager_id": earlier,
                         "valid_from": start.isoformat(), "valid_to": plus(moved, -1).isoformat()})
            start = moved
        rows.append({"account_id": account.id, "manager_id": account.manager,
                     "valid_from": start.isoformat()})
    return rows


def products():
    return [{
        "product_id": p.id,
        "name": p.name,
        "category": p.category,
        "list_price": money(p.list_cents),
        "unit_cost": money((p.list_cents * (100 - p.margin_pct) + 50) // 100),
        "specification": p.specification,
    } for p in PRODUCTS]


def skills():
    dice = Dice(32)
    return [{
        "manager_id": m.id,
        "skill": skill,
        "level": str(dice.weighted([(1, 2), (2, 4), (3, 3)])),
        "reviewed_on": plus(Day(2026, 3, 2), dice.whole(0, 40)).isoformat(),
    } for m in MANAGERS for skill in SKILLS]


def rates():
    """Rates on the first of each month; invented, near what they have been."""
    dice = Dice(33)
    level = {"CZK": 40200, "DKK": 134080, "GBP": 1158000, "NOK": 87100, "PLN": 231500,
             "SEK": 88200, "USD": 921000}
    rows = []
    for month in range(37):
        year, number = divmod(2023 * 12 + 10 + month, 12)
        for currency in sorted(level):
            if currency != "DKK":
                level[currency] += int(level[currency] * dice.between(-0.012, 0.012))
            micro = level[currency]
            rows.append({"currency": currency, "date": Day(year, number + 1, 1).isoformat(),
                         "rate": f"{micro // 1_000_000}.{micro % 1_000_000:06d}"})
    return rows


def holidays():
    """Days without deliveries in Finland and Sweden, 2023 to 2027."""
    rows = []
    for year in range(2023, 2028):
        easter = _easter(year)
        common = [Day(year, 1, 1), Day(year, 1, 6), plus(easter, -2), plus(easter, 1), Day(year, 5, 1),
                  plus(easter, 39), _midsummer_eve(year), Day(year, 12, 24), Day(year, 12, 25),
                  Day(year, 12, 26)]
        rows += [(day, region) for day in common for region in ("Finland", "Sweden")]
        rows += [(Day(year, 12, 6), "Finland"), (Day(year, 6, 6), "Sweden")]
    return [{"date": day.isoformat(), "region": region} for day, region in sorted(rows)]


def _midsummer_eve(year):
    day = Day(year, 6, 19)
    return plus(day, (4 - day.weekday()) % 7)


def _easter(year):
    """Gregorian Easter, anonymous algorithm."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    el = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return Day(year, month, day + 1)
