//! Who owns an account.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::{
    analysis::{Owner, Windows},
    facts::{ManagerDays, Tables},
    model::{Account, Assignment, Money, Span, UNASSIGNED},
};

/// Days after an account changed hands during which the previous owner answers for what happens.
pub(super) const HANDOVER_DAYS: i32 = 90;

/// Answers who owns an account on any day.
pub(super) struct Owners<'a> {
    rule: Owner,
    as_of: Date,
    spells: HashMap<&'a str, Vec<Spell<'a>>>,
    largest: HashMap<&'a str, &'a str>,
}

/// Days on which an account was assigned to one manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spell<'a> {
    manager: &'a str,
    span: Span,
}

impl<'a> Owners<'a> {
    /// Reads assignments and revenue per manager.
    pub(super) fn of(
        rule: Owner,
        tables: &'a Tables,
        days: &'a [ManagerDays],
        windows: Windows,
        as_of: Date,
    ) -> Self {
        let (mut largest, current) =
            rayon::join(|| largest(days, windows.base), || largest(days, windows.current));
        largest.extend(current);
        let spells = match rule {
            Owner::Assignment => spells(&tables.assignments),
            Owner::Revenue => HashMap::new(),
        };
        Self { rule, as_of, spells, largest }
    }

    /// Returns the owner at the as-of date, [`UNASSIGNED`] when nobody is.
    pub(super) fn owner(&self, account: &'a Account) -> &'a str {
        self.owner_on(account, self.as_of)
    }

    /// Returns the owner on a day: who it is assigned to then, else the manager of the master
    /// record, else who sells most.
    pub(super) fn owner_on(&self, account: &'a Account, day: Date) -> &'a str {
        let id = account.account_id.as_str();
        if id == UNASSIGNED {
            return UNASSIGNED;
        }
        let by_revenue = self.largest.get(id).copied();
        let owner = match self.rule {
            Owner::Revenue => by_revenue,
            Owner::Assignment => {
                let spells = self.spells_of(account);
                let assigned = spells.iter().find(|spell| spell.span.contains(day));
                let assigned = assigned.map(|spell| spell.manager);
                assigned.or(account.manager_id.as_deref()).or(by_revenue)
            }
        };
        owner.unwrap_or(UNASSIGNED)
    }

    /// Returns since when the account has the owner of a day, and who had it before; `None` where no
    /// assignment tells.
    pub(super) fn tenure(
        &self,
        account: &'a Account,
        day: Date,
    ) -> Option<(Date, Option<&'a str>)> {
        let spells = self.spells_of(account);
        let index = spells.iter().position(|spell| spell.span.contains(day))?;
        // A gap in which nobody was assigned does not make an owner a new one.
        let same = spells[..index].iter().rev();
        let same = same.take_while(|spell| spell.manager == spells[index].manager).count();
        let first = index - same;
        let previous = first.checked_sub(1).map(|before| spells[before].manager);
        Some((spells[first].span.from, previous))
    }

    /// Returns who answers for what an account does on a day: the owner, in the first
    /// [`HANDOVER_DAYS`] days the one before.
    pub(super) fn answers_on(&self, account: &'a Account, day: Date) -> &'a str {
        match self.tenure(account, day) {
            Some((since, Some(previous))) if is_handover(since, day) => previous,
            _ => self.owner_on(account, day),
        }
    }

    fn spells_of(&self, account: &Account) -> &[Spell<'a>] {
        self.spells.get(account.account_id.as_str()).map_or(&[], Vec::as_slice)
    }
}

/// Returns whether a day is one of the first after an account changed hands.
pub(super) fn is_handover(since: Date, day: Date) -> bool {
    (day - since).get_days() < HANDOVER_DAYS
}

/// Lays out who each account was assigned to, oldest first and without overlaps.
fn spells(assignments: &[Assignment]) -> HashMap<&str, Vec<Spell<'_>>> {
    let mut rows: HashMap<&str, Vec<Spell<'_>>> = HashMap::new();
    for row in assignments {
        let to = row.valid_to.map_or(Date::MAX, |last| last.tomorrow().unwrap_or(Date::MAX));
        if row.valid_from < to {
            let spell = Spell { manager: &row.manager_id, span: Span { from: row.valid_from, to } };
            rows.entry(&row.account_id).or_default().push(spell);
        }
    }
    rows.into_iter().map(|(account, rows)| (account, without_overlaps(&rows))).collect()
}

/// Gives each day to the latest assignment to begin, then to the smaller id.
fn without_overlaps<'a>(rows: &[Spell<'a>]) -> Vec<Spell<'a>> {
    let mut days: Vec<Date> = rows.iter().flat_map(|row| [row.span.from, row.span.to]).collect();
    days.sort_unstable();
    days.dedup();
    let mut spells: Vec<Spell<'a>> = vec![];
    for pair in days.windows(2) {
        let valid = rows.iter().filter(|row| row.span.contains(pair[0]));
        let Some(row) =
            valid.max_by(|a, b| (a.span.from, b.manager).cmp(&(b.span.from, a.manager)))
        else {
            continue;
        };
        match spells.last_mut() {
            Some(last) if last.manager == row.manager && last.span.to == pair[0] => {
                last.span.to = pair[1];
            }
            _ => spells
                .push(Spell { manager: row.manager, span: Span { from: pair[0], to: pair[1] } }),
        }
    }
    spells
}

/// Returns the manager with the largest revenue of each account in a span; ties to the smaller id.
fn largest(days: &[ManagerDays], span: Span) -> HashMap<&str, &str> {
    let mut revenue: BTreeMap<(&str, &str), Money> = BTreeMap::new();
    for sold in days.iter().filter(|sold| sold.manager_id != UNASSIGNED) {
        let mut inside = sold.days.iter().filter(|day| span.contains(day.day)).peekable();
        if inside.peek().is_some() {
            let known = revenue.entry((&sold.account_id, &sold.manager_id)).or_default();
            *known += inside.map(|day| day.revenue).sum();
        }
    }
    let mut best: HashMap<&str, (&str, Money)> = HashMap::new();
    for ((account, manager), amount) in revenue {
        let known = best.entry(account).or_insert((manager, amount));
        if amount > known.1 {
            *known = (manager, amount);
        }
    }
    best.into_iter().map(|(account, (manager, _))| (account, manager)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{analysis::named, facts::ManagerDay, model::Month};

    fn sold(manager: &str, account: &str, day: Date, units: i64) -> ManagerDays {
        ManagerDays {
            manager_id: manager.to_owned(),
            account_id: account.to_owned(),
            days: [ManagerDay { day, revenue: Money(units), orders: 1 }].into_iter().collect(),
        }
    }

    fn owner_of(rule: Owner, id: &str) -> String {
        let assign = |manager: &str, from, to| Assignment {
            account_id: "A".to_owned(),
            manager_id: manager.to_owned(),
            valid_from: from,
            valid_to: to,
        };
        let tables = Tables {
            assignments: vec![
                assign("M1", date(2024, 1, 1), Some(date(2026, 5, 30))),
                assign("M2", date(2026, 5, 31), None),
            ],
            ..Tables::default()
        };
        let days = [
            sold("M8", "A", date(2026, 5, 1), 10),
            sold("M7", "B", date(2025, 5, 1), 90),
            sold("M9", "B", date(2026, 5, 1), 40),
            sold("M3", "B", date(2026, 5, 2), 40),
            sold("M7", "C", date(2025, 5, 1), 1),
            sold(UNASSIGNED, "D", date(2026, 5, 1), 1),
        ];
        let last = Month::of(date(2026, 5, 1));
        let windows = Windows {
            current: Span::months_to(last, 12),
            base: Span::months_to(last.plus(-12), 12),
        };
        let owners = Owners::of(rule, &tables, &days, windows, date(2026, 5, 31));
        owners.owner(&named::account(&tables, id)).to_owned()
    }

    #[test]
    fn the_assignment_of_the_day_wins_over_revenue() {
        assert_eq!(owner_of(Owner::Assignment, "A"), "M2");
        assert_eq!(owner_of(Owner::Revenue, "A"), "M8");
    }

    #[test]
    fn the_largest_seller_now_wins_then_the_smaller_id_then_the_base_window() {
        assert_eq!(owner_of(Owner::Assignment, "B"), "M3");
        assert_eq!(owner_of(Owner::Revenue, "C"), "M7");
        assert_eq!(owner_of(Owner::Revenue, "D"), UNASSIGNED);
    }

    fn assigned(manager: &str, from: Date, to: Option<Date>) -> Assignment {
        Assignment {
            account_id: "A".to_owned(),
            manager_id: manager.to_owned(),
            valid_from: from,
            valid_to: to,
        }
    }

    #[test]
    fn knows_the_owner_of_every_day_and_who_had_it_before() {
        let day = |month, day| date(2026, month, day);
        let tables = Tables {
            assignments: vec![
                assigned("M1", day(1, 1), Some(day(3, 31))),
                assigned("M3", day(3, 1), None),
                assigned("M2", day(3, 1), Some(day(4, 30))),
                assigned("M9", day(9, 9), Some(day(9, 1))),
                assigned("M3", day(6, 1), None),
            ],
            ..Tables::default()
        };
        let month = Month::of(day(5, 1));
        let span = Span::months_to(month, 1);
        let windows = Windows { current: span, base: span };
        let owners = Owners::of(Owner::Assignment, &tables, &[], windows, day(12, 1));
        let account = named::account(&tables, "A");
        let on = |day| (owners.owner_on(&account, day), owners.tenure(&account, day));
        assert_eq!(on(day(2, 1)), ("M1", Some((day(1, 1), None))));
        assert_eq!(on(day(3, 1)), ("M2", Some((day(3, 1), Some("M1")))));
        assert_eq!(on(day(12, 1)), ("M3", Some((day(5, 1), Some("M2")))));
        assert_eq!(on(date(2025, 1, 1)), (UNASSIGNED, None));
        let answers = |day| owners.answers_on(&account, day);
        assert_eq!((answers(day(7, 29)), answers(day(7, 30))), ("M2", "M3"));
        assert_eq!(answers(day(1, 1)), "M1");
    }
}
