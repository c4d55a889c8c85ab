//! What the briefing of an account told, and what differs now.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    analysis::{AccountAnalysis, Standing},
    model::{Date, Money},
    report::blocks::class_name,
};

/// A change of the discount from here on is told, in basis points.
const DISCOUNT_STEP: i64 = 50;

/// What a briefing told beside its months and actions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountFigures {
    /// Class by value and regularity, for example `AX`.
    pub class: String,
    /// Standing, by its code.
    pub standing: String,
    /// Weighted discount of the last five months with sales, in basis points.
    pub discount: Option<i64>,
    /// Categories no longer bought.
    pub dropped: BTreeSet<String>,
    /// Promises past due, by id.
    pub overdue_promises: BTreeSet<String>,
    /// People known, by id.
    pub contacts: BTreeSet<String>,
    /// Competitors seen.
    pub competitors: BTreeSet<String>,
}

/// Something that differs from what the last briefing told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum AccountChange<'a> {
    /// A promise fell overdue.
    PromiseBroken {
        /// What was promised.
        text: &'a str,
        /// When it was due.
        due_on: Date,
    },
    /// A category is no longer bought.
    CategoryDropped {
        /// The category.
        category: &'a str,
        /// The last day it was bought.
        last: Date,
        /// What it brought in a year.
        yearly_sales: Money,
    },
    /// The rhythm moved.
    Standing(Standing),
    /// A competitor came in.
    Competitor {
        /// Its name.
        name: &'a str,
        /// Since when, where known.
        since: Option<Date>,
    },
    /// The discount moved; both as shares.
    Discount {
        /// Told then.
        was: f64,
        /// Now.
        now: f64,
    },
    /// The class moved.
    Class {
        /// Told then.
        was: String,
        /// Now.
        now: String,
    },
    /// A person became known.
    Contact {
        /// Name; empty when only the role is known.
        name: &'a str,
        /// Position.
        role: &'a str,
    },
}

impl AccountFigures {
    /// Returns what the briefing tells now.
    pub(super) fn of(account: &AccountAnalysis) -> Self {
        let records = &account.records;
        Self {
            class: class_name(account),
            standing: standing(account).map(code).unwrap_or_default(),
            discount: discount(account),
            dropped: account.churn.dropped.iter().map(|it| it.category.clone()).collect(),
            overdue_promises: overdue(account).map(|it| it.promise_id.clone()).collect(),
            contacts: records.contacts.iter().map(|it| it.contact_id.clone()).collect(),
            competitors: records.competitors.iter().map(|it| it.name.clone()).collect(),
        }
    }
}

/// Returns what changed since the last briefing, what costs most first.
pub(crate) fn changes<'a>(
    before: &AccountFigures,
    account: &'a AccountAnalysis,
) -> Vec<AccountChange<'a>> {
    let records = &account.records;
    let broken = overdue(account).filter(|it| !before.overdue_promises.contains(&it.promise_id));
    let broken =
        broken.map(|it| AccountChange::PromiseBroken { text: &it.text, due_on: it.due_on });
    let dropped = account.churn.dropped.iter().filter(|it| !before.dropped.contains(&it.category));
    let dropped = dropped.map(|it| AccountChange::CategoryDropped {
        category: &it.category,
        last: it.last,
        yearly_sales: it.yearly_sales,
    });
    let moved = standing(account).filter(|now| code(*now) != before.standing);
    let rivals = records.competitors.iter().filter(|it| !before.competitors.contains(&it.name));
    let rivals = rivals.map(|it| AccountChange::Competitor { name: &it.name, since: it.since });
    let people = records.contacts.iter().filter(|it| !before.contacts.contains(&it.contact_id));
    let people = people.map(|it| AccountChange::Contact {
        name: it.name.as_deref().unwrap_or_default(),
        role: it.role.as_deref().unwrap_or_default(),
    });
    let class = Some(class_name(account)).filter(|now| *now != before.class);
    let class = class.map(|now| AccountChange::Class { was: before.class.clone(), now });
    broken
        .chain(dropped)
        .chain(moved.map(AccountChange::Standing))
        .chain(rivals)
        .chain(discount_change(before.discount, discount(account)))
        .chain(class)
        .chain(people)
        .collect()
}

fn standing(account: &AccountAnalysis) -> Option<Standing> {
    account.churn.standing
}

/// Returns the code of a standing, which stays when words change.
fn code(standing: Standing) -> String {
    let text = serde_json::to_string(&standing).expect("a name");
    text.trim_matches('"').to_owned()
}

fn overdue(account: &AccountAnalysis) -> impl Iterator<Item = &crate::model::Promise> {
    let open = account.relationship.promises.iter().filter(|open| open.overdue_days > 0);
    open.filter_map(|open| account.records.promises.get(open.record))
}

/// Returns the discount in basis points.
#[expect(clippy::cast_possible_truncation, reason = "a discount is a small share")]
fn discount(account: &AccountAnalysis) -> Option<i64> {
    account.trade.prices.discount_now().map(|share| (share * 10_000.0).round() as i64)
}

fn discount_change<'a>(was: Option<i64>, now: Option<i64>) -> Option<AccountChange<'a>> {
    let (was, now) = (was?, now?);
    #[expect(clippy::cast_precision_loss, reason = "a discount is a small share")]
    let share = |points: i64| points as f64 / 10_000.0;
    let has_moved = (now - was).abs() >= DISCOUNT_STEP;
    has_moved.then(|| AccountChange::Discount { was: share(was), now: share(now) })
}
