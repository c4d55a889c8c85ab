//! Who owns an account.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::{
    analysis::{Owner, Windows},
    facts::{ManagerDays, Tables},
    model::{Account, Money, Span, UNASSIGNED},
};

/// Answers who owns an account at the as-of date.
pub(super) struct Owners<'a> {
    rule: Owner,
    assigned: HashMap<&'a str, &'a str>,
    largest: HashMap<&'a str, &'a str>,
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
        let mut largest = largest(days, windows.base);
        largest.extend(self::largest(days, windows.current));
        Self { rule, assigned: assigned(tables, as_of), largest }
    }

    /// Returns the owner, [`UNASSIGNED`] when nobody is.
    pub(super) fn owner(&self, account: &'a Account) -> &'a str {
        let id = account.account_id.as_str();
        let by_revenue = self.largest.get(id).copied();
        let owner = match self.rule {
            Owner::Revenue => by_revenue,
            Owner::Assignment => {
                let assigned = self.assigned.get(id).copied();
                assigned.or(account.manager_id.as_deref()).or(by_revenue)
            }
        };
        if id == UNASSIGNED { UNASSIGNED } else { owner.unwrap_or(UNASSIGNED) }
    }
}

/// Returns the assignment of each account on a day: the latest to begin, then the smaller id.
fn assigned(tables: &Tables, as_of: Date) -> HashMap<&str, &str> {
    let mut valid: Vec<_> = tables
        .assignments
        .iter()
        .filter(|row| row.valid_from <= as_of && row.valid_to.is_none_or(|last| as_of <= last))
        .collect();
    valid.sort_by(|a, b| (a.valid_from, &b.manager_id).cmp(&(b.valid_from, &a.manager_id)));
    valid.iter().map(|row| (row.account_id.as_str(), row.manager_id.as_str())).collect()
}

/// Returns the manager with the largest revenue of each account in a span; ties to the smaller id.
fn largest(days: &[ManagerDays], span: Span) -> HashMap<&str, &str> {
    let mut revenue: BTreeMap<(&str, &str), Money> = BTreeMap::new();
    for sold in days.iter().filter(|sold| sold.manager_id != UNASSIGNED) {
        let mut inside = sold.days.iter().filter(|day| span.contains(day.day)).peekable();
        if inside.peek().is_some() {
            let amount = inside.map(|day| day.revenue).sum();
            revenue.insert((&sold.account_id, &sold.manager_id), amount);
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
    use crate::{
        analysis::named,
        facts::ManagerDay,
        model::{Assignment, Month},
    };

    fn sold(manager: &str, account: &str, day: Date, units: i64) -> ManagerDays {
        ManagerDays {
            manager_id: manager.to_owned(),
            account_id: account.to_owned(),
            days: vec![ManagerDay { day, revenue: Money(units), orders: 1 }],
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
}
