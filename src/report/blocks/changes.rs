//! B3: what changed since the last briefing.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    locale::Word,
    report::{
        blocks::{Charts, Content},
        issued::{AccountChange, changes},
        scene::{Scene, short_name, shortened},
        slice::AccountSlice,
    },
};

const MOST: usize = 5;
/// Longest quoted text.
const QUOTE: usize = 56;
const NAME: usize = 26;

#[derive(Serialize)]
struct View {
    /// The day up to which the last briefing told.
    since: Date,
    /// The sentence with the figure that heads the block.
    message: String,
    /// The rows of the table.
    rows: Vec<Row>,
    /// How many further rows are left out.
    more: usize,
    /// Months that read otherwise than they were told; empty when none does.
    restated: String,
}

#[derive(Serialize)]
struct Row {
    /// The day.
    on: Date,
    /// The kind of change, as the code of its word.
    what: String,
    /// What changed, in words.
    text: String,
}

pub(super) fn build(slice: &AccountSlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let before = slice.before?;
    let told = before.account.as_ref()?;
    let mut rows: Vec<Row> =
        changes(told, &slice.account).iter().map(|change| row(change, scene)).collect();
    let count = rows.len();
    let number = scene.language.number_word(i64::try_from(count).expect("a count of changes"));
    let key = if count == 0 { "changes-message-none" } else { "changes-message" };
    let what = rows.first().map(|row| row.what.to_lowercase()).unwrap_or_default();
    rows.truncate(MOST);
    // The weightiest are told, oldest first.
    rows.sort_by_key(|row| row.on);
    let restated = before.restated(&slice.account.months).len();
    let view = View {
        since: before.as_of,
        message: scene
            .say(key, &[("count", count.into()), ("number", number.into()), ("what", what.into())]),
        more: count - rows.len(),
        rows,
        restated: match restated {
            0 => String::new(),
            months => scene.say("changes-restated", &[("count", months.into())]),
        },
    };
    Some(Content::new(&view, Charts::of("changes")))
}

fn row(change: &AccountChange<'_>, scene: &Scene<'_>) -> Row {
    let (key, on, words) = telling(change, scene);
    Row {
        on: on.unwrap_or(scene.scope.as_of),
        what: scene.language.word(&format!("change-{key}")),
        text: scene.say(&format!("change-{key}-text"), &words),
    }
}

type Telling = (&'static str, Option<Date>, Vec<(&'static str, Word)>);

fn telling(change: &AccountChange<'_>, scene: &Scene<'_>) -> Telling {
    let percent = |share: f64| Word::from(scene.percent(share, 1));
    match change {
        AccountChange::PromiseBroken { text, due_on } => {
            ("promise", Some(*due_on), vec![("text", shortened(text, QUOTE).into())])
        }
        AccountChange::CategoryDropped { category, last, yearly_sales } => {
            let words = vec![
                ("category", shortened(category, NAME).into()),
                ("amount", scene.amount(*yearly_sales).into()),
            ];
            ("category", Some(*last), words)
        }
        AccountChange::Standing(now) => {
            ("standing", None, vec![("now", scene.standing(*now).into())])
        }
        AccountChange::Competitor { name, since } => {
            ("competitor", *since, vec![("name", short_name(name, NAME).into())])
        }
        AccountChange::Discount { was, now } => {
            ("discount", None, vec![("was", percent(*was)), ("now", percent(*now))])
        }
        AccountChange::Class { was, now } => {
            ("class", None, vec![("was", was.clone().into()), ("now", now.clone().into())])
        }
        AccountChange::Contact { name, role } => {
            let known = if name.is_empty() { role } else { name };
            let role = if name.is_empty() { "" } else { role };
            let words = vec![
                ("name", short_name(known, NAME).into()),
                ("role", shortened(role, NAME).into()),
                ("both", usize::from(!role.is_empty()).into()),
            ];
            ("contact", None, words)
        }
    }
}
