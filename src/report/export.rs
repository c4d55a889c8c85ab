//! Tables for readers with a spreadsheet: accounts, managers, actions, in words of their language.
//!
//! The files below `data/` are for machines and never change their columns; these are for people.
//! Their separator and decimal mark are those with which a spreadsheet of the language opens a file
//! at a double click.

use std::collections::HashMap;

use crate::{
    analysis::{AccountAnalysis, Analysis, ManagerAnalysis},
    locale::Language,
    model::{Date, Money, Span},
    report::{
        blocks::class_name,
        composer::scene,
        run::RunFacts,
        scene::Scene,
        task::{Task, tasks},
    },
};

/// A table for readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The name of the file, without its ending.
    pub name: &'static str,
    /// What stands between two cells.
    pub separator: char,
    /// The names of the columns.
    pub head: Vec<String>,
    /// One row per account, manager or action.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text of the source or of the language; never a formula.
    Text(String),
    /// A number or a day as a spreadsheet of the language reads it; empty when it is not known.
    Figure(String),
}

/// Returns the tables of an issue; they are about the whole company, so they are management's.
pub fn tables(analysis: &Analysis, run: &RunFacts, language: &Language) -> [Export; 3] {
    let draft = Draft { analysis, scene: scene(analysis, run, language) };
    [draft.accounts(), draft.actions(), draft.managers()]
}

struct Draft<'a> {
    analysis: &'a Analysis,
    scene: Scene<'a>,
}

impl Draft<'_> {
    fn table(&self, name: &'static str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Export {
        let currency = [("currency", self.scene.scope.unit.currency.code().into())];
        let separator = if self.mark() == "," { ';' } else { ',' };
        let head = heads.iter().map(|key| self.scene.say(key, &currency)).collect();
        Export { name, separator, head, rows }
    }

    fn accounts(&self) -> Export {
        let heads = [
            "book-id",
            "col-account",
            "col-manager",
            "book-segment",
            "export-region",
            "export-revenue",
            "export-revenue-base",
            "export-change",
            "export-change-percent",
            "export-margin",
            "col-class",
            "book-cv",
            "col-state",
            "book-first",
            "export-last",
            "export-silent",
            "export-usual",
            "export-next-from",
            "export-next-to",
        ];
        let rows = self.analysis.accounts.iter().map(|account| self.account(account));
        self.table("accounts", &heads, rows.collect())
    }

    fn account(&self, account: &AccountAnalysis) -> Vec<Cell> {
        let (known, rhythm) = (&account.account, &account.rhythm);
        let (now, base) = (account.revenue_current, account.revenue_base);
        let next = rhythm.next_order;
        vec![
            text(&known.account_id),
            Cell::Text(self.scene.account(account)),
            Cell::Text(self.scene.owner(account)),
            text(known.segment.as_deref().unwrap_or_default()),
            text(known.region.as_deref().unwrap_or_default()),
            self.money(now),
            self.money(base),
            self.money(now - base),
            self.percent((now - base).ratio_to(base)),
            account.margin_current.map_or_else(unknown, |margin| self.money(margin)),
            Cell::Text(class_name(account)),
            self.decimal(account.xyz.cv, 3),
            account
                .churn
                .standing
                .map_or_else(unknown, |standing| Cell::Text(self.scene.standing(standing))),
            day(account.first_purchase),
            day(account.last_purchase),
            Cell::Figure(rhythm.days_since.map(|days| days.to_string()).unwrap_or_default()),
            self.decimal(rhythm.usual_gap, 1),
            day(next.map(|span| span.from)),
            day(next.map(Span::last)),
        ]
    }

    fn managers(&self) -> Export {
        let heads = [
            "book-id",
            "col-manager",
            "col-accounts",
            "export-revenue",
            "export-revenue-base",
            "export-change",
            "export-change-percent",
            "export-nrr",
            "export-grr",
        ];
        let rows = self.analysis.managers.iter().map(|manager| self.manager(manager));
        self.table("managers", &heads, rows.collect())
    }

    fn manager(&self, manager: &ManagerAnalysis) -> Vec<Cell> {
        let (now, base) = (manager.portfolio_current, manager.portfolio_base);
        vec![
            text(&manager.manager.manager_id),
            Cell::Text(self.scene.manager(manager)),
            Cell::Figure(manager.accounts.len().to_string()),
            self.money(now),
            self.money(base),
            self.money(now - base),
            self.percent((now - base).ratio_to(base)),
            self.percent(manager.retention.nrr),
            self.percent(manager.retention.grr),
        ]
    }

    fn actions(&self) -> Export {
        let heads = [
            "col-number",
            "book-id",
            "col-account",
            "col-manager",
            "col-action",
            "col-why",
            "col-by",
            "export-money",
        ];
        let accounts: Vec<&AccountAnalysis> = self.analysis.accounts.iter().collect();
        let by_id: HashMap<&str, &AccountAnalysis> =
            accounts.iter().map(|it| (it.account.account_id.as_str(), *it)).collect();
        let tasks = tasks(&accounts, &self.scene);
        let rows = tasks
            .iter()
            .zip(1..)
            .map(|(task, number)| self.action(number, task, by_id[task.account_id.as_str()]));
        self.table("actions", &heads, rows.collect())
    }

    fn action(&self, number: usize, task: &Task, account: &AccountAnalysis) -> Vec<Cell> {
        vec![
            Cell::Figure(number.to_string()),
            text(&task.account_id),
            text(&task.account),
            Cell::Text(self.scene.owner(account)),
            text(&task.what),
            text(&task.why),
            day(Some(task.by)),
            self.money(task.money),
        ]
    }

    fn mark(&self) -> &str {
        self.scene.language.decimal_mark()
    }

    /// Writes an amount with all its decimals, without marks between thousands.
    fn money(&self, amount: Money) -> Cell {
        Cell::Figure(self.scene.scope.unit.exact(amount).replace('.', self.mark()))
    }

    fn percent(&self, ratio: Option<f64>) -> Cell {
        self.decimal(ratio.map(|ratio| ratio * 100.0), 1)
    }

    fn decimal(&self, value: Option<f64>, digits: usize) -> Cell {
        let written = value.map(|value| format!("{value:.digits$}"));
        Cell::Figure(written.unwrap_or_default().replace('.', self.mark()))
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn unknown() -> Cell {
    Cell::Figure(String::new())
}

/// Writes a day as ISO has it, which every spreadsheet reads as a day.
fn day(day: Option<Date>) -> Cell {
    Cell::Figure(day.map(|day| day.to_string()).unwrap_or_default())
}
