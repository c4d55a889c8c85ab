//! N9 in the text of a template: a sign, a percent sign or a sum written by hand.

use crate::report::lint::{Breach, Rule};

/// Returns where a template writes beside a figure what only a filter may write.
pub fn template(file: &str, source: &str) -> Vec<Breach> {
    let mut found = vec![];
    for (index, line) in source.lines().enumerate() {
        let mut add = |what: String| {
            let written = Some((file.to_owned(), index + 1));
            found.push(Breach { written, ..Breach::new(Rule::N9, "", what) });
        };
        for (start, end) in expressions(line) {
            let (before, after) = (&line[..start], &line[end..]);
            let inside = line[start + 2..end - 2].trim();
            if after.trim_start().starts_with('%') && !after.trim_start().starts_with("%}") {
                add(format!("`%` after `{{{{ {inside} }}}}`"));
            }
            if let Some(sign) = before.chars().last().filter(|last| "+-−±".contains(*last))
                && !is_attribute(before)
            {
                add(format!("`{sign}` before `{{{{ {inside} }}}}`"));
            }
            if is_raw_sum(inside) && !is_attribute(before) {
                add(format!("`{{{{ {inside} }}}}` calculates and goes through no filter"));
            }
        }
    }
    found
}

/// Returns the places of `{{ … }}` in a line.
fn expressions(line: &str) -> Vec<(usize, usize)> {
    let mut found = vec![];
    let mut from = 0;
    while let Some(start) = line[from..].find("{{").map(|at| from + at) {
        let Some(end) = line[start..].find("}}").map(|at| start + at + 2) else { break };
        found.push((start, end));
        from = end;
    }
    found
}

/// Returns whether the text so far ends inside an attribute: a length, a link, a key.
fn is_attribute(before: &str) -> bool {
    before.rfind('<').is_some_and(|open| !before[open..].contains('>'))
}

/// Returns whether an expression calculates and prints the result as it is.
fn is_raw_sum(inside: &str) -> bool {
    let calculates = [" * ", " / ", " + ", " - "].iter().any(|sign| inside.contains(sign));
    calculates && !inside.contains('|') && !inside.contains('<') && !inside.contains("t(")
}
