"""Tables about the relationship: people, talks, promises, documents, losses and programmes."""

from cast import ACCOUNTS, MANAGERS, by_part, owner
from dice import AS_OF, Day, Dice, money, plus, workday
from words import (BACK_OFFICE, COMPETITORS, EDGES, INTERACTIONS, KNOWN_OFFERS, LANGUAGES,
                   NOTICED_BY, OBJECTIVES, PEOPLE, PROMISES, ROLES, STEPS)

NAME = {manager.id: manager.name for manager in MANAGERS}
KEEPS = {manager.id: manager.keeps for manager in MANAGERS}


def _numbered(prefix, key, rows, by):
    rows.sort(key=lambda row: (row[by], row["account_id"]))
    return [{key: f"{prefix}{number:04d}"} | row for number, row in enumerate(rows, 1)]


def _is_gone(account):
    return "lost" in account.part


def _last_day(account):
    """The last day on which anything happens with the account."""
    return account.pauses[0][0] if _is_gone(account) else AS_OF


def contacts():
    dice = Dice(51)
    rows = []
    for account in ACCOUNTS:
        functions = ["decides", "buys"]
        if account.size >= 150 or account.budget:
            functions += ["influences", "uses"]
        if account.size >= 1000:
            functions += ["influences", "uses", "blocks"]
        used = []
        for function in functions:
            rows.append(_contact(account, function, used, dice))
    return [{"contact_id": f"C{number:04d}"} | row for number, row in enumerate(rows, 1)]


# Accounts whose decision maker is known by position only.
UNKNOWN_DECIDER = {"silently shrinking", "pays late", "lost"}


def _contact(account, function, used, dice):
    name = _name(account.region, used, dice)
    unknown = dice.hit(0.06) or (function == "decides" and account.part in UNKNOWN_DECIDER)
    known = not (unknown and account.part != "prospective")
    last_contact = plus(_last_day(account), -int(320 * dice.unit() * dice.unit()) - 3)
    if account.part == "prospective":
        last_contact = plus(AS_OF, -dice.whole(5, 40))
    return {
        "account_id": account.id,
        "name": name if known else "",
        "role": dice.pick(ROLES[function]),
        "function": function,
        "attitude": str(_attitude(account, function, dice)) if known else "",
        "last_contact": last_contact.isoformat() if known else "",
        "our_owner": (NAME[account.manager] if function != "uses" or dice.hit(0.4)
                      else dice.pick(BACK_OFFICE)) if known else "",
        "language": LANGUAGES[account.region] if known else "",
    }


def _name(region, used, dice):
    """A name of which nobody else at the account has a part, as long as there are parts left."""
    groups = [group for group in PEOPLE[region] if set(group[1]) - set(used)]
    given, family = (dice.pick([name for name in names if name not in used] or names)
                     for names in dice.pick(groups))
    used += [given, family]
    return f"{given} {family}"


def _attitude(account, function, dice):
    if function == "blocks":
        return dice.pick([-2, -1, -1])
    if account.part in ("late core", "silently shrinking") and function == "buys":
        return -1
    return dice.weighted([(-1, 1), (0, 4), (1, 5), (2, 2)])


def competitors():
    dice = Dice(52)
    rows = []
    for account in ACCOUNTS:
        count = 2 if account.size >= 1000 or account.part == "silently shrinking" else dice.whole(0, 1)
        for name in dice.some(COMPETITORS, count):
            noted = plus(_last_day(account), -dice.whole(5, 300))
            rows.append({
                "account_id": account.id,
                "name": name,
                "since": plus(noted, -dice.whole(30, 900)).isoformat(),
                "known_offer": dice.pick(KNOWN_OFFERS),
                "our_edge": "" if dice.hit(0.15) else dice.pick(EDGES),
                "source": dice.pick(NOTICED_BY),
                "noted_on": noted.isoformat(),
            })
    rows.append({
        "account_id": by_part("silently shrinking").id, "name": "Baltfiltrum UAB",
        "since": "2026-05-11", "known_offer": "Filters with free trial stock until the new year",
        "our_edge": "Ours run twice as long between changes", "source": "Technician on site",
        "noted_on": "2026-11-03",
    })
    return sorted(rows, key=lambda row: (row["account_id"], row["noted_on"], row["name"]))


# Complaints nobody has closed yet: part, opened, answered, theme, text.
OPEN_COMPLAINTS = [
    ("late core", "2026-10-12", "2026-10-19", "late delivery",
     "The seals for the October stop came nine days late; the stop was extended."),
    ("late core", "2026-11-05", "", "ignored opinion",
     "Asked twice for a talk with service, nobody called back."),
    ("silently shrinking", "2026-09-28", "2026-10-02", "quality",
     "Filter bags tear at the seam; a sample is with our laboratory."),
    ("changed manager", "2026-11-10", "2026-11-11", "documents",
     "Pressure test certificates of two slurry pumps are missing."),
    ("name with < and &", "2026-11-12", "", "invoice", "Invoice shows the list price, not the agreed 8 %."),
    ("iconic", "2026-10-30", "2026-10-31", "late delivery", "Valves for the new line arrived after the opening."),
]


def interactions():
    dice = Dice(53)
    rows = []
    for account in ACCOUNTS:
        first = account.first or Day(2025, 3, 3)
        span = (_last_day(account) - first).days
        count = 2 + min(14, account.size // 150) if span > 0 else 0
        for _ in range(count):
            rows.append(_interaction(account, workday(plus(first, dice.whole(0, span))), dice))
    for part, opened, answered, theme, text in OPEN_COMPLAINTS:
        account = by_part(part)
        rows.append({"account_id": account.id, "manager_id": account.manager, "kind": "complaint",
                     "opened": opened, "answered": answered, "theme": theme, "text": text})
    rows = [row for row in rows if row["opened"] <= AS_OF.isoformat()]
    return _numbered("I", "interaction_id", rows, "opened")


def _interaction(account, opened, dice):
    kind = dice.weighted([("complaint", 2), ("feedback", 2), ("message", 4), ("call", 4)])
    theme, text = dice.pick(INTERACTIONS[kind])
    answered = plus(opened, dice.weighted([(0, 4), (1, 4), (2, 2), (5, 1)]))
    closed = plus(answered, dice.whole(1, 12)) if kind == "complaint" else answered
    if kind == "complaint" and closed > AS_OF:
        kind, closed = "message", answered
    known = answered <= AS_OF and not (kind == "message" and dice.hit(0.06))
    return {
        "account_id": account.id,
        "manager_id": owner(account, opened),
        "kind": kind,
        "opened": opened.isoformat(),
        "answered": answered.isoformat() if known else "",
        "closed": closed.isoformat() if known and closed <= AS_OF else "",
        "theme": theme,
        "text": text,
    }


# The week after the data end: part, start, place, objective, our other person, prepared on.
PLANNED = [
    ("iconic", "2026-11-23 15:00", "Show brewery, Ångsö", "Apologise for the late valves and agree on a spare set",
     "Saga Lindfors (service)", "2026-11-20"),
    ("core", "2026-11-24 10:00", "Mill office, Kaltiosaari", "Agree on the frame contract for 2027 without a discount above 15 %",
     "Ilmari Vuorela (applications)", "2026-11-19"),
    ("prospective", "2026-11-24 14:00", "Video call", "Win the trial of two flow meters and a pump",
     "Leo Rautava (technical support)", "2026-11-20"),
    ("late core", "2026-11-25 13:00", "Mill office, Norrhamra", "Find out why orders stopped and get the December order",
     "Hilkka Sjöblom", ""),
    ("won back", "2026-11-25 09:30", "Boiler house, Lännenharju", "Review the first six months since the return", "", "2026-11-18"),
    ("pays late", "2026-11-26 13:00", "Refinery gate, Stormviken", "Get a payment plan with dates for the overdue invoices",
     "Hilkka Sjöblom", "2026-11-20"),
    ("silently shrinking", "2026-11-27 09:00", "Mill office, Skogsfallet", "Learn where the filters come from now", "", ""),
    ("changed manager", "2026-11-27 10:00", "Mine office, Tuulikallio", "Hand over the missing certificates and plan the spring stop",
     "Ilmari Vuorela (applications)", "2026-11-20"),
    ("A003", "2026-11-26 09:30", "Steel works, Hohenfurt", "Present vibration sensors for the rolling mill",
     "Ilmari Vuorela (applications)", "2026-11-18"),
    ("A011", "2026-11-27 11:00", "Рудник, Родопи", "", "", ""),
]


def meetings(contact_rows):
    dice = Dice(54)
    people = {}
    for row in contact_rows:
        if row["name"] and row["function"] != "blocks":
            people.setdefault(row["account_id"], []).append(f"{row['name']} ({row['role']})")
    rows = []
    for account in ACCOUNTS:
        count = min(8, account.size // 160)
        first = account.first or Day(2025, 1, 13)
        last = min(_last_day(account), Day(2026, 11, 13))
        for _ in range(count):
            day = workday(plus(first, dice.whole(0, max(1, (last - first).days))))
            rows.append(_past_meeting(account, day, people.get(account.id, []), dice))
    for key, starts_at, place, objective, other, prepared in PLANNED:
        account = next(a for a in ACCOUNTS if key in (a.part, a.id))
        ours = [NAME[account.manager]] + ([other] if other else [])
        rows.append({"account_id": account.id, "manager_id": account.manager, "starts_at": starts_at,
                     "place": place, "objective": objective, "our_people": "; ".join(ours),
                     "their_people": "; ".join(people.get(account.id, [])[:3]), "prepared_on": prepared})
    return _numbered("MT", "meeting_id", rows, "starts_at")


def _past_meeting(account, day, people, dice):
    prepared = dice.hit(0.6 + KEEPS[account.manager] / 3)
    followed = dice.weighted([(0, 2), (1, 4), (2, 3), (6, 1), (None, 1)])
    ours = [NAME[owner(account, day)]] + ([dice.pick(BACK_OFFICE)] if dice.hit(0.3) else [])
    return {
        "account_id": account.id,
        "manager_id": owner(account, day),
        "starts_at": f"{day.isoformat()} {dice.whole(8, 15):02d}:{dice.pick(['00', '30'])}",
        "place": dice.pick(["At the account", "At the account", "Video call", "Our test hall"]),
        "objective": dice.pick(OBJECTIVES) if dice.hit(0.85) else "",
        "our_people": "; ".join(ours),
        "their_people": "; ".join(dice.some(people, dice.whole(1, 3))),
        "prepared_on": plus(day, -dice.whole(1, 5)).isoformat() if prepared else "",
        "follow_up_on": "" if followed is None else plus(day, followed).isoformat(),
    }


# Promises that stand broken or are about to: part, text, made, due, EUR at stake.
BROKEN = [
    ("late core", "Report on the late seals with a plan against it", "2026-10-19", "2026-10-30", 85000),
    ("late core", "Visit of the service manager", "2026-10-21", "2026-11-06", 0),
    ("silently shrinking", "Laboratory result on the torn filter bags", "2026-10-02", "2026-10-23", 42000),
    ("iconic", "Spare set of valves at the site", "2026-10-31", "2026-11-14", 9500),
    ("changed manager", "Certificates of the slurry pumps", "2026-11-11", "2026-11-20", 64000),
    ("core", "Price list for 2027", "2026-11-02", "2026-11-30", 120000),
    ("prospective", "Quote for two flow meters and a pump", "2026-11-12", "2026-11-27", 31000),
]


def promises():
    dice = Dice(55)
    rows = []
    for account in ACCOUNTS:
        first = account.first or Day(2025, 6, 2)
        span = (min(_last_day(account), Day(2026, 11, 12)) - first).days
        for _ in range(1 + min(9, account.size // 180) if span > 0 else 0):
            made = workday(plus(first, dice.whole(0, span)))
            rows.append(_promise(account, made, dice))
    for part, text, made, due, value in BROKEN:
        account = by_part(part)
        rows.append({"account_id": account.id, "manager_id": account.manager, "text": text,
                     "made_on": made, "due_on": due, "value_amount": money(value * 100) if value else ""})
    return _numbered("P", "promise_id", rows, "made_on")


def _promise(account, made, dice):
    manager = owner(account, made)
    due = workday(plus(made, dice.whole(5, 30)))
    kept = plus(due, -dice.whole(0, 4))
    if not dice.hit(KEEPS[manager]):
        kept = plus(due, dice.whole(2, 20))
    kept = max(kept, plus(made, 1))
    value = money(dice.whole(5, 600) * 10_000) if dice.hit(0.5) else ""
    return {
        "account_id": account.id,
        "manager_id": manager,
        "text": dice.pick(PROMISES),
        "made_on": made.isoformat(),
        "due_on": due.isoformat(),
        "kept_on": kept.isoformat() if kept <= AS_OF else "",
        "value_amount": value,
    }


def documents():
    dice = Dice(56)
    rows = []
    for account in ACCOUNTS:
        if account.size < 150 or _is_gone(account):
            continue
        kinds = ["contract", "price_list"] + (["sla", "specification"] if account.size >= 600 else [])
        if account.industry in ("Energy", "Water"):
            kinds.append("tender")
        rows += [_document(account, kind, dice) for kind in kinds]
    return [{"document_id": f"D{number:04d}"} | row for number, row in enumerate(rows, 1)]


def _document(account, kind, dice):
    start = account.first or Day(2024 + dice.whole(0, 2), dice.pick([1, 4, 9]), 1)
    years = 1 if kind in ("price_list", "tender") else dice.whole(2, 3)
    end = plus(Day(max(start.year + years, 2027), start.month, 1), -1)
    if kind == "price_list":
        ends_soon = account.part == "core" or dice.hit(0.15)
        start, end = max(start, Day(2026, 1, 1)), Day(2026, 12, 31) if ends_soon else Day(2027, 3, 31)
    read = plus(start, dice.whole(1, 60))
    is_read = dice.hit(0.6 + KEEPS[account.manager] / 3) and read <= AS_OF
    if account.part == "changed manager":
        is_read = kind == "price_list"
    return {
        "account_id": account.id,
        "kind": kind,
        "version": f"{start.year}.{dice.whole(1, 3)}",
        "valid_from": start.isoformat(),
        "valid_to": end.isoformat(),
        "read_by_manager_on": read.isoformat() if is_read else "",
    }


def losses():
    told = {
        "A049": ("2026-05-04", "missed_promises", "The yard got the shaft seals a week after the launch, twice."),
        "A050": ("2026-03-23", "price", "Group contract with another house, 7 % below our price."),
        "A051": ("2025-12-15", "service_level", "Two late deliveries in the dark months; they wait for nobody."),
    }
    rows = [{"account_id": a.id, "noticed_on": told[a.id][0], "reason": told[a.id][1], "note": told[a.id][2]}
            for a in ACCOUNTS if _is_gone(a)]
    rows.append({"account_id": by_part("won back").id, "noticed_on": "2025-01-20",
                 "reason": "competitor", "note": "Moved to Nordpumpen AB for a lower frame price."})
    return sorted(rows, key=lambda row: row["noticed_on"])


def win_back_offers():
    lost = [account for account in ACCOUNTS if _is_gone(account)]
    back = by_part("won back").id
    rows = [
        (back, "discount", 450000, "2025-06-16", "none"),
        (back, "special_offer", 680000, "2026-04-20", "returned"),
        (lost[2].id, "gift", 12000, "2026-02-16", "none"),
        (lost[2].id, "special_offer", 520000, "2026-09-07", "answered"),
        (lost[1].id, "discount", 390000, "2026-06-15", "none"),
        (lost[0].id, "special_offer", 610000, "2026-10-05", "answered"),
    ]
    return [{"account_id": account, "kind": kind, "amount": money(amount), "made_on": made, "result": result}
            for account, kind, amount, made, result in sorted(rows, key=lambda row: (row[3], row[0]))]


def programme_steps():
    dice = Dice(57)
    rows = []
    for account in ACCOUNTS:
        if account.size < 800 and account.part not in ("prospective", "expert", "iconic", "won back"):
            continue
        due = account.first or (Day(2026, 5, 27) if account.part == "won back" else Day(2026, 1, 19))
        for step, response in dice.some(STEPS, 4):
            due = workday(plus(due, dice.whole(45, 90)))
            done = plus(due, dice.whole(-6, 8))
            is_done = done <= AS_OF and dice.hit(0.85)
            rows.append({
                "account_id": account.id,
                "step": step,
                "owner": NAME[owner(account, due)] if dice.hit(0.8) else dice.pick(BACK_OFFICE),
                "due_on": due.isoformat(),
                "done_on": done.isoformat() if is_done else "",
                "response": response if is_done else "",
            })
    return rows
