//! `skills.csv`: skills as they were declared.

use crate::{
    analysis::Analysis,
    report::data::table::{Table, or_empty},
};

/// Writes `skills.csv`, by name of the manager, then skill.
pub(super) fn skills(analysis: &Analysis) -> Vec<u8> {
    let head = ["manager_id", "skill", "level", "reviewed_on", "review_due"];
    let mut table = Table::under(analysis, &head);
    for manager in &analysis.managers {
        for skill in &manager.performance.skills {
            table.row([
                manager.manager.manager_id.clone(),
                skill.skill.clone(),
                skill.level.to_string(),
                or_empty(skill.reviewed_on),
                skill.review_due.to_string(),
            ]);
        }
    }
    table.bytes()
}
