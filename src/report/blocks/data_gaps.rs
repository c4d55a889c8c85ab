//! M10: what nobody knows about the accounts, by the revenue it touches.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, Subject},
    model::Money,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_name, shortened},
        slice::ManagerSlice,
    },
};

/// Rows below a large and below a smaller portfolio.
const MOST: usize = 4;
const MOST_BELOW_FEW: usize = 6;
/// Accounts from which on the table above takes the room of further rows.
const FEW: usize = 13;
const NAME: usize = 24;
/// Gaps named in one row.
const NAMED: usize = 3;
const TEXT: usize = 44;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// How many further rows are left out.
    more: usize,
}

#[derive(Serialize)]
struct Row {
    /// The account's name, shortened where it is long.
    account: String,
    /// What is missing, in words.
    missing: String,
    /// What to ask.
    ask: String,
    /// When: the day of the next meeting, in words.
    when: String,
    /// Net revenue of the account, which ranks it.
    money: Money,
}

pub(super) fn build(slice: &ManagerSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let mut gaps: Vec<(&AccountAnalysis, Vec<String>)> = slice
        .accounts
        .iter()
        .filter(|account| account.revenue_current.is_positive())
        .map(|account| (*account, gaps(account, scene)))
        .filter(|(_, gaps)| !gaps.is_empty())
        .collect();
    gaps.sort_by_key(|(account, gaps)| {
        let count = i64::try_from(gaps.len()).expect("a dozen fields");
        std::cmp::Reverse(i128::from(account.revenue_current.0) * i128::from(count))
    });
    let (first, _) = gaps.first()?;
    let touched: Money = gaps.iter().map(|(account, _)| account.revenue_current).sum();
    let shown = gaps.len().min(if slice.accounts.len() < FEW { MOST_BELOW_FEW } else { MOST });
    let view = View {
        message: scene.say(
            "gaps-message",
            &[
                ("accounts", gaps.len().into()),
                ("amount", scene.amount(touched).into()),
                ("account", short_name(&scene.account(first), NAME).into()),
            ],
        ),
        caption: scene.say(
            "gaps-caption",
            &[("manager", scene.manager(slice.manager).into()), ("unit", scene.unit().into())],
        ),
        more: gaps.len() - shown,
        rows: gaps[..shown].iter().map(|(account, gaps)| row(account, gaps, scene)).collect(),
    };
    Some(Content::new(&view, Charts::of("data_gaps")))
}

/// Returns what nobody knows of an account, as subjects of its agenda: roles of its decisions, then
/// fields of its dossier.
fn subjects(account: &AccountAnalysis) -> Vec<Subject> {
    let known = &account.relationship;
    let roles = known.decisions.missing.iter().map(|role| Subject::Function(*role));
    roles.chain(known.dossier.missing.iter().map(|field| Subject::Field(*field))).collect()
}

/// Names what is unknown about an account.
fn gaps(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<String> {
    let name = |subject: Subject| scene.language.word(&format!("gap-{}", subject.word()));
    subjects(account).into_iter().map(name).collect()
}

fn row(account: &AccountAnalysis, gaps: &[String], scene: &Scene<'_>) -> Row {
    let named = gaps[..gaps.len().min(NAMED)].join("; ");
    let more = match gaps.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; +{more}"),
    };
    Row {
        account: short_name(&scene.account(account), NAME),
        missing: shortened(&format!("{named}{more}"), TEXT),
        ask: ask(account, scene),
        when: when(account, scene),
        money: account.revenue_current,
    }
}

/// Returns the question on the gap about which most money is asked, in a few words.
fn ask(account: &AccountAnalysis, scene: &Scene<'_>) -> String {
    let missing = subjects(account);
    let mut asked = account.relationship.agenda.questions().iter().map(|point| point.subject);
    let first = asked.find(|subject| missing.contains(subject)).or(missing.first().copied());
    first.map_or_else(String::new, |subject| {
        scene.language.word(&format!("step-{}", subject.word().replace('_', "-")))
    })
}

fn when(account: &AccountAnalysis, scene: &Scene<'_>) -> String {
    match account.relationship.next_meeting {
        Some(meeting) => {
            let day = scene.language.day_short(meeting.day);
            scene.say("gaps-meeting", &[("date", day.into())])
        }
        None => scene.language.word("gaps-no-meeting"),
    }
}
