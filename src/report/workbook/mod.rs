//! The ABC-XYZ workbook: the data, and live formulas that class them again.
//!
//! The sheets say what the analysis found and compute it a second time in the reader's hands:
//! whoever moves a cut on the sheet of parameters sees the classes move. Formulas use functions
//! that every Excel since 2007 and `LibreOffice` have, no array formulas, and decide classes of value
//! by whole numbers as the analysis does, so that no class hangs on a rounding.

mod about;
mod classes;
mod data;
mod history;
mod matrix;
mod migration;
mod model;
mod parameters;
mod place;
mod ranked;

#[cfg(test)]
mod tests;

pub use model::{Cell, Input, Margins, Outcome, Sheet, Style, Table, Value, Workbook};

use crate::{
    analysis::{AbcMeasure, Analysis},
    locale::Language,
    model::UNASSIGNED,
    report::{
        composer::scene,
        run::RunFacts,
        scene::Scene,
        workbook::{data::Columns, place::Place, ranked::Ranked},
    },
};

/// The name of the file, without its ending.
pub const STEM: &str = "abc-xyz";

/// What all sheets are made from.
struct Draft<'a> {
    analysis: &'a Analysis,
    scene: Scene<'a>,
    /// The accounts in the order of their value.
    ranked: Ranked<'a>,
    columns: Columns,
    data: Place,
    classes: Place,
    history: Place,
}

/// Builds the workbook of an issue; it is about the whole company, so it is management's.
pub fn build(analysis: &Analysis, run: &RunFacts, language: &Language) -> Workbook {
    let draft = Draft::new(analysis, run, language);
    let (parameters, names) = parameters::sheet(&draft);
    let sheets = [
        data::sheet(&draft),
        parameters,
        classes::sheet(&draft),
        matrix::sheet(&draft),
        history::sheet(&draft),
        migration::sheet(&draft),
        about::sheet(&draft),
    ];
    let margins = draft.margins();
    Workbook {
        title: margins.title.clone(),
        company: run.company.clone(),
        as_of: analysis.scope.as_of,
        decimals: analysis.scope.unit.decimals,
        sheets: sheets
            .into_iter()
            .map(|sheet| Sheet { margins: margins.clone(), ..sheet })
            .collect(),
        names,
    }
}

impl<'a> Draft<'a> {
    fn new(analysis: &'a Analysis, run: &'a RunFacts, language: &'a Language) -> Self {
        let scene = scene(analysis, run, language);
        let ranked = Ranked::of(analysis);
        let accounts = ranked.rows.len();
        let place = |key: &str| Place::new(&language.word(key), accounts);
        Self {
            columns: Columns::of(analysis.scope.settings.abc.measure == AbcMeasure::Margin),
            data: place("book-data"),
            classes: place("book-classes"),
            history: place("book-history"),
            analysis,
            scene,
            ranked,
        }
    }

    fn word(&self, key: &str) -> String {
        self.scene.language.word(key)
    }

    /// Returns the words for title and first line of a sheet, and two rows of air.
    fn opening(&self, key: &str, lead: String) -> Vec<Vec<Cell>> {
        let title = format!("{} · {}", self.word("book-title"), self.word(key));
        vec![vec![Cell::text(title, Style::Title)], vec![Cell::text(lead, Style::Lead)], vec![]]
    }

    /// Returns the word for what ABC ranks.
    fn measure(&self) -> String {
        self.word(match self.analysis.scope.settings.abc.measure {
            AbcMeasure::Revenue => "measure-revenue",
            AbcMeasure::Margin => "measure-margin",
        })
    }

    /// Returns the name of a manager, or the word for nobody.
    fn owner(&self, id: &str, name: &str) -> String {
        if id == UNASSIGNED { self.word("unassigned") } else { name.to_owned() }
    }

    fn margins(&self) -> Margins {
        let scene = &self.scene;
        let readers = scene.language.word("readers-management");
        let footer = [
            ("company", scene.run.company.as_str().into()),
            ("day", scene.language.day(scene.scope.as_of).into()),
            ("period", scene.period_short().into()),
            ("run", scene.run.run_id.as_str().into()),
        ];
        Margins {
            company: scene.run.company.clone(),
            title: scene.say("book-title-period", &[("period", scene.period().into())]),
            origin: scene.say("footer", &footer),
            readers: scene.say("confidential", &[("readers", readers.into())]),
        }
    }
}

/// Returns text as a formula writes it.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
