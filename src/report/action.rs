//! What a manager has to do, by rule; the codes are those of the rule book.
//!
//! Only rules whose data are at hand speak: R1 late, R2 lost, R3 promise overdue, R4 complaint
//! open, R5 meeting not prepared, R6 document ends, R10 decider unknown or out of touch.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{AbcClass, AccountAnalysis, State},
    locale::Word,
    model::{Money, UNASSIGNED},
    report::{
        message::{lost_since, whole, whole_days},
        scene::{Scene, shortened},
    },
};

/// Days after which an open complaint is an action.
pub(crate) const COMPLAINT_DAYS: i32 = 14;
/// Days without contact after which the decider is out of touch.
pub(crate) const CONTACT_DAYS: i32 = 90;
/// Days before a meeting from which it must be prepared.
const MEETING_DAYS: i32 = 7;
/// Days before the end of a document from which it must be renewed.
pub(crate) const DOCUMENT_DAYS: i32 = 60;
/// Days for which a lost account stays an action.
const LOST_DAYS: i64 = 180;
/// Longest quoted text.
const QUOTE: usize = 34;

/// Actions of one account that stand before those of others.
const PER_ACCOUNT: usize = 2;

/// One thing to do.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// The account's id.
    account_id: String,
    /// The account.
    pub(crate) account: String,
    /// What to do.
    pub(crate) what: String,
    /// Why.
    pub(crate) why: String,
    /// By when.
    pub(crate) by: Date,
    /// Money at stake.
    pub(crate) money: Money,
}

/// Returns the actions on some accounts, by money at stake; the account with the smaller id first
/// among equals. An account has one action per rule at most.
pub(crate) fn actions(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Vec<Action> {
    let mut all: Vec<Action> = accounts
        .iter()
        .filter(|account| account.account.account_id != UNASSIGNED)
        .flat_map(|account| {
            let maker = Maker { account, scene };
            [
                maker.late(),
                maker.lost(),
                maker.promise(),
                maker.complaint(),
                maker.meeting(),
                maker.document(),
                maker.decider(),
            ]
        })
        .flatten()
        .collect();
    all.sort_by_key(|action| std::cmp::Reverse(action.money));
    // One account must not crowd out the others: its further actions stand below theirs.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let (mut first, further): (Vec<Action>, Vec<Action>) = all.into_iter().partition(|action| {
        let count = seen.entry(action.account_id.clone()).or_insert(0);
        *count += 1;
        *count <= PER_ACCOUNT
    });
    first.extend(further);
    first
}

struct Maker<'a> {
    account: &'a AccountAnalysis,
    scene: &'a Scene<'a>,
}

impl Maker<'_> {
    fn action(&self, rule: &str, words: &[(&str, Word)], in_days: i64, money: Money) -> Action {
        Action {
            account_id: self.account.account.account_id.clone(),
            account: self.scene.account(self.account),
            what: self.scene.language.word(&format!("action-{rule}")),
            why: self.scene.say(&format!("why-{rule}"), words),
            by: self.scene.scope.as_of.saturating_add(in_days.days()),
            money,
        }
    }

    /// R1.
    fn late(&self) -> Option<Action> {
        let rhythm = &self.account.rhythm;
        let silent = rhythm.days_since?;
        let beyond = rhythm.late_after.is_some_and(|late| f64::from(silent) > late);
        let late = match rhythm.state_guarded {
            State::AtRisk => true,
            State::Active => beyond && self.account.abc <= AbcClass::B,
            _ => false,
        };
        if !late || !self.account.revenue_current.is_positive() {
            return None;
        }
        let words = [
            ("days", i64::from(silent).into()),
            ("usual", whole(rhythm.usual_gap.unwrap_or(rhythm.threshold)).into()),
        ];
        // One missed order is at stake while the account is only late, the year once at risk.
        let money = match rhythm.state_guarded {
            State::AtRisk => self.account.revenue_current,
            _ => self.one_order(),
        };
        Some(self.action("late", &words, 2, money))
    }

    /// R2.
    fn lost(&self) -> Option<Action> {
        let rhythm = &self.account.rhythm;
        let since = lost_since(self.account)?;
        let lately = i64::from(-self.scene.days_to(since)) <= LOST_DAYS;
        if rhythm.state_guarded != State::Churned || !lately {
            return None;
        }
        let words = [
            ("days", i64::from(rhythm.days_since?).into()),
            ("limit", whole_days(rhythm.threshold * 2.0).into()),
        ];
        let worth = self.account.revenue_current.max(self.account.revenue_base);
        worth.is_positive().then(|| self.action("lost", &words, 5, worth))
    }

    /// R3.
    fn promise(&self) -> Option<Action> {
        let as_of = self.scene.scope.as_of;
        let oldest = self
            .account
            .records
            .promises
            .iter()
            .filter(|promise| promise.kept_on.is_none() && promise.due_on < as_of)
            .min_by_key(|promise| promise.due_on)?;
        let words = [
            ("text", shortened(&oldest.text, QUOTE).into()),
            ("days", i64::from(-self.scene.days_to(oldest.due_on)).into()),
        ];
        let money = oldest.value_amount.unwrap_or_else(|| self.one_order());
        Some(self.action("promise", &words, 3, money))
    }

    /// R4.
    fn complaint(&self) -> Option<Action> {
        let oldest = self
            .account
            .records
            .interactions
            .iter()
            .filter(|row| row.kind == "complaint" && row.closed.is_none())
            .min_by_key(|row| row.opened)?;
        let days = -self.scene.days_to(oldest.opened);
        if days <= COMPLAINT_DAYS {
            return None;
        }
        Some(self.action("complaint", &[("days", i64::from(days).into())], 3, self.one_order()))
    }

    /// R5.
    fn meeting(&self) -> Option<Action> {
        let next = self.account.records.meetings.iter().find(|meeting| {
            day_of(&meeting.starts_at).is_some_and(|day| self.scene.within(day, MEETING_DAYS))
        })?;
        let key = match (&next.objective, next.prepared_on) {
            (None, _) => "meeting-objective",
            (Some(_), None) => "meeting-prepare",
            (Some(_), Some(_)) => return None,
        };
        let day = day_of(&next.starts_at)?;
        let words = [("day", self.scene.language.day_short(day).into())];
        let in_days = i64::from(self.scene.days_to(day) - 1).max(0);
        Some(self.action(key, &words, in_days, self.one_order()))
    }

    /// R6.
    fn document(&self) -> Option<Action> {
        let (document, end) = self
            .account
            .records
            .documents
            .iter()
            .filter_map(|document| Some((document, document.valid_to?)))
            .filter(|(_, end)| self.scene.within(*end, DOCUMENT_DAYS))
            .min_by_key(|(_, end)| *end)?;
        let words = [
            ("document", self.scene.language.word(&document_key(&document.kind)).into()),
            ("day", self.scene.language.day_short(end).into()),
        ];
        Some(self.action("document", &words, 7, self.one_order()))
    }

    /// R10; silent without any contact of the account in the data.
    fn decider(&self) -> Option<Action> {
        let contacts = &self.account.records.contacts;
        if contacts.is_empty() || self.account.abc > AbcClass::B {
            return None;
        }
        let mut deciders = contacts
            .iter()
            .filter(|contact| contact.function.as_deref() == Some("decides"))
            .filter(|contact| contact.name.is_some())
            .peekable();
        if deciders.peek().is_none() {
            return Some(self.action("decider-unknown", &[], 12, self.one_order()));
        }
        let last = deciders.filter_map(|contact| contact.last_contact).max()?;
        let days = -self.scene.days_to(last);
        let words = [("days", i64::from(days).into())];
        (days > CONTACT_DAYS).then(|| self.action("decider", &words, 12, self.one_order()))
    }

    /// What one usual order brings: the yearly revenue over the purchase days of the year.
    fn one_order(&self) -> Money {
        let days = self.account.order_days.iter().filter(|day| day.orders > 0).count();
        let days = i64::try_from(days.max(1)).expect("days of a year");
        Money(self.account.revenue_current.0.max(0) / days)
    }
}

/// Returns the day of a local date-time written `YYYY-MM-DD HH:MM`.
pub(crate) fn day_of(date_time: &str) -> Option<Date> {
    date_time.get(..10)?.parse().ok()
}

/// Returns the key of the word for a kind of document.
pub(crate) fn document_key(kind: &str) -> String {
    let known = ["contract", "price_list", "sla", "specification", "tender"];
    let kind = known.into_iter().find(|known| *known == kind).unwrap_or("other");
    format!("document-{}", kind.replace('_', "-"))
}
