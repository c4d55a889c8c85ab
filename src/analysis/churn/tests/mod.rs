//! What churn promises as a whole.

mod audit;
mod losses;
mod reasons;
mod time;

use jiff::ToSpan;

use crate::{
    analysis::{AccountAnalysis, Analysis, Settings, analyse, tests::Sold},
    facts::{AccountDay, AccountDays, Cost, Deliveries, Detail, Facts},
    model::{Account, Cadence, Cell, Date, Money, Period, Record, Table},
};

/// Analyses facts without detail under the default rules.
fn analysed(facts: &Facts, as_of: Date) -> Analysis {
    let period = Period::containing(Cadence::Week, as_of);
    analyse((facts, Detail::default()), &Settings::default(), period, as_of)
}

/// Sells 100 units to an account every `gap` days, from one day to another.
fn regular(account: &'static str, gap: i32, from: Date, to: Date) -> Vec<Sold> {
    let days = std::iter::successors(Some(from), |day| day.checked_add(gap.days()).ok());
    days.take_while(|day| *day <= to).map(|day| (account, "M", day, 100)).collect()
}

/// Makes a row of the accounts table.
fn account(id: &str, segment: Option<&str>) -> Account {
    let cells = Table::Accounts.columns().iter().map(|column| match column.name {
        "account_id" | "name" => Some(Cell::Text(id.to_owned())),
        "segment" => segment.map(|segment| Cell::Text(segment.to_owned())),
        _ => None,
    });
    Account::from_cells(cells.collect()).unwrap()
}

/// Adds a day on which goods came back.
fn credit(facts: &mut Facts, account: &str, day: Date, units: i64) {
    let back = AccountDay {
        day,
        revenue: Money(-units),
        sales: Money::ZERO,
        cost: Cost::UNKNOWN,
        orders: 0,
        deliveries: Deliveries::default(),
    };
    match facts.account_days.iter_mut().find(|known| known.account_id == account) {
        Some(known) => {
            let place = known.days.partition_point(|known| known.day < day);
            known.days.insert(place, back);
        }
        None => facts
            .account_days
            .push(AccountDays { account_id: account.to_owned(), days: vec![back] }),
    }
}

fn find<'a>(analysis: &'a Analysis, id: &str) -> &'a AccountAnalysis {
    analysis.accounts.iter().find(|account| account.account.account_id == id).unwrap()
}
