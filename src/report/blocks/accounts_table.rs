//! M5: the accounts of the portfolio; rest and total tie to it.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    analysis::{AbcClass, AccountAnalysis, BridgePart, KeyLabel, Standing},
    model::Money,
    report::{
        blocks::{Charts, Content, class_name, is_silent, most_months, shown_months},
        change::Change,
        plots::{Series, chart, silence, sparkline},
        scene::{Scene, short_name},
        slice::ManagerSlice,
    },
};

/// Rows kept for a portfolio, sums included: it takes one of three sizes, so that what stands below
/// does not move with every account (notation N14), and the page holds every block.
const ROOMS: [usize; 3] = [9, 13, 16];
const NAME: usize = 24;
const SPARK: (f32, f32) = (17.5, 3.8);
const DOT: (f32, f32) = (17.0, 3.4);

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// How many rows are shown.
    shown: usize,
    /// How many there are in all.
    all: usize,
    /// Rows kept.
    room: usize,
    /// The sum of the rows left out.
    rest: Money,
    /// Its change against the year before.
    rest_change: Change,
    /// The sum of all rows, those left out included.
    total: Money,
    /// Its change against the year before.
    total_change: Change,
    /// How many promises are open in all.
    promises: usize,
    /// Months of the sparklines.
    months: usize,
}

#[derive(Serialize)]
struct Row {
    /// The account's name, shortened where it is long.
    account: String,
    /// Its class, value and regularity, such as `AX`; in brackets for a new account.
    class: String,
    /// The class a year before, where it was another; `none` where it was not.
    class_was: Option<AbcClass>,
    /// Its key-account labels.
    labels: Vec<KeyLabel>,
    /// Its standing; `none` where it cannot be told.
    state: Option<Standing>,
    /// Net revenue of the window.
    revenue: Money,
    /// The change against the year before.
    change: Change,
    /// Its part of the revenue bridge; `none` where it has none.
    part: Option<BridgePart>,
    /// Key of the sparkline; `none` without enough periods.
    spark: Option<String>,
    /// Key of the chart of one dot; `none` where there is nothing to draw.
    dot: Option<String>,
    /// How many promises to it are open.
    promises: usize,
    /// The day of the next meeting; `none` without one.
    meeting: Option<Date>,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let accounts = &slice.accounts;
    if accounts.is_empty() {
        return None;
    }
    let room = room(accounts.len());
    // The sum takes a row, and so do the accounts that have none.
    let shown = if accounts.len() < room { accounts.len() } else { room - 2 };
    let mut charts = Charts::of("accounts_table");
    let rows = accounts[..shown].iter().map(|one| row(one, &mut charts, scene)).collect();
    let sum = |some: &[&AccountAnalysis], base: bool| -> Money {
        let pick =
            |one: &&AccountAnalysis| if base { one.revenue_base } else { one.revenue_current };
        some.iter().map(pick).sum()
    };
    let rest = sum(&accounts[shown..], false);
    let view = View {
        message: message(slice, scene),
        caption: scene.say(
            "accounts-caption",
            &[
                ("manager", scene.manager(slice.manager).into()),
                ("unit", scene.unit().into()),
                ("window", scene.window().into()),
            ],
        ),
        rows,
        shown,
        all: accounts.len(),
        room,
        rest,
        rest_change: Change::of(rest, sum(&accounts[shown..], true)),
        total: slice.manager.portfolio_current,
        total_change: Change::of(slice.manager.portfolio_current, slice.manager.portfolio_base),
        promises: accounts.iter().map(|one| open_promises(one)).sum(),
        months: most_months(scene),
    };
    Some(Content::new(&view, charts))
}

/// Returns how many rows are kept for so many accounts.
pub(super) fn room(accounts: usize) -> usize {
    let [.., largest] = ROOMS;
    ROOMS.into_iter().find(|room| accounts < *room).unwrap_or(largest)
}

fn open_promises(account: &AccountAnalysis) -> usize {
    account.relationship.promises.len()
}

fn row(account: &AccountAnalysis, charts: &mut Charts, scene: &Scene<'_>) -> Row {
    let name = short_name(&scene.account(account), NAME);
    let months = shown_months(account, scene);
    let series = Series {
        actual: months.iter().map(|month| month.revenue.actual.as_f64()).collect(),
        previous_year: months.iter().map(|month| month.revenue.previous_year.as_f64()).collect(),
        from_zero: true,
        ..Series::default()
    };
    let alt_words = [("name", name.as_str().into()), ("months", months.len().into())];
    let alt = scene.say("alt-months-of", &alt_words);
    let of = &account.rhythm;
    let dot = silence(account).map(|plot| {
        let days = scene.language.days(of.days_since.unwrap_or(0).into());
        chart(plot, format!("{name}: {days}"), DOT)
    });
    Row {
        class: class_name(account),
        class_was: account.abc_base.filter(|base| *base != account.abc),
        labels: account.labels.clone(),
        state: account.churn.standing,
        revenue: account.revenue_current,
        change: Change::of(account.revenue_current, account.revenue_base),
        part: account.bridge_part,
        spark: sparkline(&series).map(|plot| charts.add(chart(plot, alt, SPARK))),
        dot: dot.map(|dot| charts.add(dot)),
        promises: open_promises(account),
        meeting: account.relationship.next_meeting.map(|next| next.day),
        account: name,
    }
}

fn message(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> String {
    let silent: Vec<_> = slice.accounts.iter().filter(|one| is_silent(one)).collect();
    let worth: Money = silent.iter().map(|one| one.revenue_current).sum();
    let number = i64::try_from(silent.len()).expect("a count of accounts");
    let key = if silent.is_empty() { "accounts-message-none" } else { "accounts-message" };
    scene.say(
        key,
        &[
            ("silent_count", number.into()),
            ("silent", scene.language.number_word(number).into()),
            ("accounts", slice.accounts.len().into()),
            ("amount", scene.amount(worth).into()),
            ("window", scene.window_name().into()),
        ],
    )
}
