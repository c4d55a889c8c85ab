//! M10: what nobody knows about the accounts, by the revenue it touches.

use serde::Serialize;

use crate::{
    analysis::AccountAnalysis,
    model::Money,
    report::{
        blocks::{Charts, Content},
        scene::{Scene, short_name, shortened},
        slice::ManagerSlice,
    },
};

const MOST: usize = 4;
const NAME: usize = 28;
/// Gaps named in one row.
const NAMED: usize = 4;
const TEXT: usize = 74;

#[derive(Serialize)]
struct View {
    message: String,
    caption: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    account: String,
    missing: String,
    count: usize,
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
    gaps.truncate(MOST);
    let (first, _) = gaps.first()?;
    let touched: Money = gaps.iter().map(|(account, _)| account.revenue_current).sum();
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
        rows: gaps.into_iter().map(|(account, gaps)| row(account, &gaps, scene)).collect(),
    };
    Some(Content::new(&view, Charts::of("data_gaps")))
}

/// Names what is unknown about an account: roles of its decisions, fields of its dossier.
fn gaps(account: &AccountAnalysis, scene: &Scene<'_>) -> Vec<String> {
    let known = &account.relationship;
    let roles = known.decisions.missing.iter().map(|role| role.word());
    let fields = known.dossier.missing.iter().map(|field| field.word());
    roles.chain(fields).map(|gap| scene.language.word(&format!("gap-{gap}"))).collect()
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
        count: gaps.len(),
        money: account.revenue_current,
    }
}
