//! The actions of the analysis in words.

use std::collections::BTreeMap;

use jiff::ToSpan;
use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Action, BandStanding, Rule, Trigger},
    locale::Word,
    model::{Date, Money, UNASSIGNED},
    report::{
        message::{whole, whole_days},
        records::document_key,
        scene::{Scene, shortened},
    },
};

/// Longest quoted text, and the shortest that a reason is cut down to.
const QUOTE: usize = 34;
const SHORT_QUOTE: usize = 12;
/// Characters of a reason that fit one line of its column; all rows of two lines would not fit the
/// block.
const LINE: usize = 42;
/// Actions of one account that stand before those of others.
const PER_ACCOUNT: usize = 2;

/// One thing to do.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Task {
    /// The account's id.
    #[serde(skip)]
    pub(crate) account_id: String,
    /// The rule that asks for it.
    #[serde(skip)]
    pub(crate) rule: Rule,
    /// The account.
    pub(crate) account: String,
    /// What to do.
    pub(crate) what: String,
    /// The same in a word or two, for narrow columns.
    pub(crate) short: String,
    /// Why.
    pub(crate) why: String,
    /// By when.
    pub(crate) by: Date,
    /// Money at stake.
    pub(crate) money: Money,
}

/// The key of the two texts of an action, and the words of the reason.
type Telling = (&'static str, Vec<(&'static str, Word)>);

/// Returns what there is to do about some accounts, by priority; the account with the smaller id
/// first among equals.
pub(crate) fn tasks(accounts: &[&AccountAnalysis], scene: &Scene<'_>) -> Vec<Task> {
    let named = accounts.iter().filter(|account| account.account.account_id != UNASSIGNED);
    let mut all: Vec<(&AccountAnalysis, &Action)> =
        named.flat_map(|account| account.actions.iter().map(|action| (*account, action))).collect();
    all.sort_by(|(a, first), (b, second)| {
        let by_priority = second.priority.total_cmp(&first.priority);
        let by_id = || a.account.account_id.cmp(&b.account.account_id);
        by_priority.then_with(by_id).then_with(|| first.rule().cmp(&second.rule()))
    });
    // One account must not crowd out the others: its further actions stand below theirs.
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut first, further): (Vec<_>, Vec<_>) = all.into_iter().partition(|(account, _)| {
        let count = seen.entry(&account.account.account_id).or_insert(0);
        *count += 1;
        *count <= PER_ACCOUNT
    });
    first.extend(further);
    first.into_iter().map(|(account, action)| task(account, action, scene)).collect()
}

/// Returns the money that some tasks protect: of each account the largest, because the actions on one
/// account are about the same revenue.
pub(crate) fn protected(tasks: &[Task]) -> Money {
    let mut largest: BTreeMap<&str, Money> = BTreeMap::new();
    for task in tasks {
        let money = largest.entry(&task.account_id).or_default();
        *money = task.money.max(*money);
    }
    largest.into_values().sum()
}

fn task(account: &AccountAnalysis, action: &Action, scene: &Scene<'_>) -> Task {
    let told = |quote| {
        let (key, words) = telling(account, &action.trigger, (scene, quote));
        (key, scene.say(&format!("why-{key}"), &words))
    };
    let (key, mut why) = told(QUOTE);
    let over = why.chars().count().saturating_sub(LINE);
    if over > 0 {
        why = told(QUOTE.saturating_sub(over).max(SHORT_QUOTE)).1;
    }
    Task {
        account_id: account.account.account_id.clone(),
        rule: action.rule(),
        account: scene.account(account),
        what: scene.language.word(&format!("action-{key}")),
        short: scene.language.word(&format!("short-{}", short_key(&action.trigger))),
        why,
        by: action.due,
        money: action.money,
    }
}

/// Returns what a rule asks for, whatever set it off.
pub(crate) fn name(rule: Rule, scene: &Scene<'_>) -> String {
    scene.language.word(match rule {
        Rule::RhythmLate => "action-late",
        Rule::Lost => "action-lost",
        Rule::PromiseOverdue => "action-promise",
        Rule::ComplaintOpen => "action-complaint",
        Rule::MeetingUnprepared => "action-meeting-prepare",
        Rule::DocumentEnds => "action-document",
        Rule::MoneyOverdue => "action-overdue",
        Rule::CategoryDropped => "action-category",
        Rule::KeyShare => "action-key-share",
        Rule::DeciderOutOfTouch => "action-decider",
        Rule::CompetitorEntry => "action-competitor",
        Rule::WonBack => "action-won-back",
    })
}

/// Returns the key of the short words for what a trigger asks for.
fn short_key(trigger: &Trigger) -> &'static str {
    match trigger {
        Trigger::RhythmLate { .. } => "call",
        Trigger::Lost { .. } => "win-back",
        Trigger::PromiseOverdue { .. } => "promise",
        Trigger::ComplaintOpen { .. } => "complaint",
        Trigger::MeetingUnprepared { .. } => "meeting",
        Trigger::DocumentEnds { .. } => "document",
        Trigger::MoneyOverdue { .. } => "money",
        Trigger::CategoryDropped { .. } => "category",
        Trigger::CoreShare { .. } | Trigger::KeySet { .. } => "share",
        Trigger::DeciderOutOfTouch { .. } => "decider",
        Trigger::CompetitorEntry { .. } => "competitor",
        Trigger::WonBack { .. } => "returned",
    }
}

/// Returns the word for what may stand behind a silence or shrinking: of the account's own actions,
/// the most urgent one that is a cause and not the signal itself.
pub(crate) fn cause(account: &AccountAnalysis, scene: &Scene<'_>) -> Option<String> {
    let mut causes: Vec<(f64, &'static str)> = account
        .actions
        .iter()
        .filter_map(|action| Some((action.priority, cause_key(&action.trigger)?)))
        .collect();
    causes.sort_by(|one, other| other.0.total_cmp(&one.0));
    causes.first().map(|(_, key)| scene.language.word(key))
}

fn cause_key(trigger: &Trigger) -> Option<&'static str> {
    match trigger {
        Trigger::PromiseOverdue { .. } => Some("cause-promise"),
        Trigger::ComplaintOpen { .. } => Some("cause-complaint"),
        Trigger::CategoryDropped { .. } => Some("cause-category"),
        Trigger::CompetitorEntry { .. } => Some("cause-competitor"),
        Trigger::DocumentEnds { days, .. } if *days < 0 => Some("cause-document"),
        Trigger::MoneyOverdue { .. } => Some("cause-money"),
        Trigger::DeciderOutOfTouch { .. } => Some("cause-decider"),
        Trigger::RhythmLate { .. }
        | Trigger::Lost { .. }
        | Trigger::DocumentEnds { .. }
        | Trigger::MeetingUnprepared { .. }
        | Trigger::CoreShare { .. }
        | Trigger::KeySet { .. }
        | Trigger::WonBack { .. } => None,
    }
}

/// Returns what an action is told with; texts of the source at most so long.
fn telling(
    account: &AccountAnalysis,
    trigger: &Trigger,
    (scene, quote): (&Scene<'_>, usize),
) -> Telling {
    let day = |day: Date| Word::from(scene.language.day_short(day));
    let days = |days: i32| Word::from(i64::from(days));
    match trigger {
        Trigger::RhythmLate { days: silent, usual, .. } => {
            ("late", vec![("days", days(*silent)), ("usual", whole(*usual).into())])
        }
        Trigger::Lost { on, by_notice: true, .. } => ("lost-notice", vec![("day", day(*on))]),
        Trigger::Lost { last, limit, .. } => {
            let silent = -scene.days_to(*last);
            ("lost", vec![("days", days(silent)), ("limit", whole_days(*limit).into())])
        }
        Trigger::MoneyOverdue { overdue, oldest_due } => {
            let since = oldest_due.map_or_else(|| scene.language.word("unknown").into(), day);
            ("overdue", vec![("amount", scene.amount(*overdue).into()), ("day", since)])
        }
        Trigger::CategoryDropped { category, last, count } => {
            let category = shortened(category, quote);
            ("category", vec![("category", category.into()), ("day", day(*last)), more(*count)])
        }
        Trigger::CoreShare { share, before } => {
            let key = if share > before { "core-up" } else { "core-down" };
            (key, shares(*share, *before, scene))
        }
        Trigger::KeySet { share, before, standing } => {
            let below = *standing == BandStanding::Below;
            let key = if below { "key-set-below" } else { "key-set-above" };
            (key, shares(*share, *before, scene))
        }
        Trigger::CompetitorEntry { name, since } => {
            let name = shortened(name, quote);
            ("competitor", vec![("name", name.into()), ("day", day(*since))])
        }
        Trigger::WonBack { span } => {
            ("won-back", vec![("day", day(span.from)), ("days", days(span.days()))])
        }
        Trigger::PromiseOverdue { record, days: late, count } => {
            let text = account.records.promises.get(*record).map_or("", |promise| &promise.text);
            let text = shortened(text, quote);
            ("promise", vec![("days", days(*late)), ("text", text.into()), more(*count)])
        }
        Trigger::ComplaintOpen { days: open, count, .. } => {
            ("complaint", vec![("days", days(*open)), more(*count)])
        }
        Trigger::MeetingUnprepared { day: on, has_objective, .. } => {
            let key = if *has_objective { "meeting-prepare" } else { "meeting-objective" };
            (key, vec![("day", day(*on))])
        }
        Trigger::DocumentEnds { record, days } => document(account, *record, *days, scene),
        Trigger::DeciderOutOfTouch { known: false, .. } => ("decider-unknown", vec![]),
        Trigger::DeciderOutOfTouch { last: None, .. } => ("decider-never", vec![]),
        Trigger::DeciderOutOfTouch { last: Some(last), .. } => {
            ("decider", vec![("days", days(-scene.days_to(*last)))])
        }
    }
}

fn document(account: &AccountAnalysis, record: usize, days: i32, scene: &Scene<'_>) -> Telling {
    let kind = account.records.documents.get(record).map_or("", |document| &document.kind);
    let kind = scene.language.word(&document_key(kind));
    let end = scene.scope.as_of.saturating_add(days.days());
    let key = if days < 0 { "document-ended" } else { "document" };
    (key, vec![("document", kind.into()), ("day", scene.language.day_short(end).into())])
}

/// How many more there are of what is named.
fn more(count: usize) -> (&'static str, Word) {
    ("more", i64::try_from(count.saturating_sub(1)).expect("a small count").into())
}

fn shares(share: f64, before: f64, scene: &Scene<'_>) -> Vec<(&'static str, Word)> {
    let percent = |share| Word::from(scene.percent(share, 1));
    vec![("share", percent(share)), ("before", percent(before))]
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use jiff::civil::date;

    use super::*;
    use crate::{
        analysis::Rule,
        locale::Language,
        model::Span,
        report::{scene::Scale, tests::fixture},
    };

    /// One trigger of every rule, and of every case that is told in other words.
    fn triggers() -> Vec<Trigger> {
        let span = Span { from: date(2026, 10, 12), to: date(2027, 1, 10) };
        let (share, before, last) = (0.118, 0.094, date(2026, 7, 6));
        let key_set = |standing| Trigger::KeySet { share: 0.28, before: 0.33, standing };
        let decider = |last, known| Trigger::DeciderOutOfTouch { last, known };
        let meeting = |has_objective| Trigger::MeetingUnprepared {
            record: 1,
            day: date(2026, 11, 25),
            has_objective,
        };
        let lost =
            |by_notice| Trigger::Lost { last, on: date(2026, 10, 30), limit: 60.9, by_notice };
        let category = "Filters".to_owned();
        vec![
            Trigger::RhythmLate { days: 45, usual: 13.6, at_risk: true },
            lost(false),
            lost(true),
            Trigger::PromiseOverdue { record: 0, days: 19, count: 3 },
            Trigger::ComplaintOpen { record: 0, days: 39, count: 1 },
            meeting(false),
            meeting(true),
            Trigger::DocumentEnds { record: 0, days: 39 },
            Trigger::DocumentEnds { record: 0, days: -3 },
            Trigger::MoneyOverdue { overdue: Money(36_000_000), oldest_due: Some(last) },
            Trigger::CategoryDropped { category, last, count: 2 },
            Trigger::CoreShare { share, before },
            Trigger::CoreShare { share: before, before: share },
            key_set(BandStanding::Below),
            key_set(BandStanding::Above),
            decider(None, false),
            decider(None, true),
            decider(Some(last), true),
            Trigger::CompetitorEntry { name: "Norr & Dal".to_owned(), since: last },
            Trigger::WonBack { span },
        ]
    }

    #[test]
    fn every_action_reads_well() {
        let (analysis, run) = (fixture::analysis(), fixture::run());
        let mut page = String::new();
        for code in Language::tags() {
            let language = Language::load(code).unwrap();
            let scope = &analysis.scope;
            let scale = Scale::of(scope, analysis.company.revenue_current);
            let scene = Scene { language: &language, run: &run, scope, scale };
            for trigger in triggers() {
                let number = trigger.rule().number();
                let due = date(2026, 11, 24);
                let (urgency, priority) = (1.0, 1.0);
                let action = Action { trigger, due, money: Money(1), urgency, priority };
                let told = task(&analysis.accounts[0], &action, &scene);
                writeln!(page, "R{number} {}: {}", told.what, told.why).unwrap();
            }
        }
        insta::assert_snapshot!(page);
    }

    #[test]
    fn a_long_reason_quotes_less_so_that_it_stays_on_its_line() {
        let (mut analysis, run) = (fixture::analysis(), fixture::run());
        let account = &mut analysis.accounts[0];
        account.records.promises[0].text = "Send the wear report of the pumps".to_owned();
        let english = Language::load("en").unwrap();
        let scale = Scale::of(&analysis.scope, analysis.company.revenue_current);
        let scene = Scene { language: &english, run: &run, scope: &analysis.scope, scale };
        let told = |count| {
            let trigger = Trigger::PromiseOverdue { record: 0, days: 117, count };
            let (due, money) = (date(2026, 11, 24), Money(1));
            let action = Action { trigger, due, money, urgency: 1.0, priority: 1.0 };
            task(&analysis.accounts[0], &action, &scene).why
        };
        assert_eq!(told(1), "117 d overdue: Send the wear report…");
        assert_eq!(told(3), "117 d overdue: Send the wear…, 2 more");
    }

    #[test]
    fn every_rule_is_told() {
        let told: std::collections::BTreeSet<Rule> = triggers().iter().map(Trigger::rule).collect();
        assert!(Rule::ALL.iter().all(|rule| told.contains(rule)));
    }

    #[test]
    fn money_of_one_account_is_protected_once() {
        let task = |id: &str, money| Task {
            account_id: id.to_owned(),
            rule: Rule::RhythmLate,
            account: String::new(),
            short: String::new(),
            what: String::new(),
            why: String::new(),
            by: date(2026, 11, 24),
            money: Money(money),
        };
        assert_eq!(protected(&[task("A", 5), task("B", 7), task("A", 9)]), Money(16));
    }
}
