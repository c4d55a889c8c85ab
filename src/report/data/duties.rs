//! `duties.csv`: the duty scorecards with their score, first that of the company.

use crate::{
    analysis::{Analysis, Duty, DutyUnit},
    report::data::{
        summary::text,
        table::{Table, number, or_empty},
    },
};

const HEAD: [&str; 9] =
    ["manager_id", "duty", "unit", "value", "cases", "target", "met", "year_before", "weeks"];

/// Writes `duties.csv`: the company under an empty id, then managers by name; weeks oldest first,
/// apart by `|`.
pub(super) fn duties(analysis: &Analysis) -> Vec<u8> {
    let mut table = Table::under(analysis, &HEAD);
    let company = &analysis.company.performance;
    let company = ("", &company.duties, company.duty_score);
    let managers = analysis.managers.iter().map(|manager| {
        let own = &manager.performance;
        (manager.manager.manager_id.as_str(), &own.duties, own.duty_score)
    });
    for (id, duties, score) in std::iter::once(company).chain(managers) {
        for duty in duties {
            table.row(row(id, duty));
        }
        table.row(score_row(id, score));
    }
    table.bytes()
}

fn row(id: &str, duty: &Duty) -> [String; HEAD.len()] {
    let weeks: Vec<String> = duty.series.iter().map(|value| number(*value)).collect();
    [
        id.to_owned(),
        text(&duty.kind),
        text(&duty.kind.unit()),
        number(duty.value),
        duty.cases.to_string(),
        number(Some(duty.target)),
        or_empty(duty.met),
        number(duty.year_before),
        weeks.join("|"),
    ]
}

/// The score of a scorecard stands below its duties.
fn score_row(id: &str, score: Option<f64>) -> [String; HEAD.len()] {
    let mut cells: [String; HEAD.len()] = std::array::from_fn(|_| String::new());
    id.clone_into(&mut cells[0]);
    "score".clone_into(&mut cells[1]);
    cells[2] = text(&DutyUnit::Share);
    cells[3] = number(score);
    cells
}
