//! Skills as they were declared; nothing is inferred from sales.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{Analysis, SkillLevel, basis::Basis},
    model::Skill,
};

/// Adds the declared skills of every manager and the list of all skills.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let skills = &basis.facts.tables.skills;
    let mut own: BTreeMap<&str, Vec<SkillLevel>> = BTreeMap::new();
    for skill in skills {
        own.entry(&skill.manager_id).or_default().push(level(skill, basis.scope.as_of));
    }
    for manager in &mut analysis.managers {
        let mut levels = own.remove(manager.manager.manager_id.as_str()).unwrap_or_default();
        levels.sort_by(|a, b| a.skill.cmp(&b.skill));
        manager.performance.skills = levels;
    }
    let names: BTreeSet<&str> = skills.iter().map(|skill| skill.skill.as_str()).collect();
    analysis.company.performance.skills = names.into_iter().map(str::to_owned).collect();
}

fn level(skill: &Skill, as_of: Date) -> SkillLevel {
    let year_ago = as_of.saturating_sub(1.year());
    SkillLevel {
        skill: skill.skill.clone(),
        level: skill.level,
        reviewed_on: skill.reviewed_on,
        review_due: skill.reviewed_on.is_none_or(|reviewed| reviewed < year_ago),
    }
}
