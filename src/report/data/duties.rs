//! `duties.csv`: the duty scorecards, first that of the company.

use crate::{
    analysis::{Analysis, Duty},
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
    let company = ("", &analysis.company.performance.duties);
    let managers = analysis.managers.iter();
    let managers =
        managers.map(|manager| (manager.manager.manager_id.as_str(), &manager.performance.duties));
    for (id, duties) in std::iter::once(company).chain(managers) {
        for duty in duties {
            table.row(row(id, duty));
        }
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
