//! A look as lines for a person.

use serde_json::Value;

use crate::{
    pipeline::look::{Looked, SeenField, spread::spread},
    report::needs::{Cover, Coverage},
};

/// Letters of a raw value that are shown.
const WIDTH: usize = 80;

impl Looked {
    /// Returns the look as lines for a person.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![];
        self.settings_lines(&mut lines);
        self.request_lines(&mut lines);
        lines.push("fields    (records with a value, what the values look like)".to_owned());
        lines.extend(self.fields.iter().map(field_line));
        if !self.first.is_empty() {
            lines.push("record 1, as it arrived".to_owned());
            lines.extend(spread(&self.first).iter().map(|(name, text)| pair(name, text)));
        }
        for (number, record) in (1..).zip(&self.mapped) {
            lines.push(format!("record {number}, mapped"));
            lines.extend(record.cells.iter().map(|(name, value)| pair(name, value)));
            let refused = record.refused.iter();
            lines.extend(refused.map(|refused| format!("  would be refused: {refused}")));
        }
        self.refusal_lines(&mut lines);
        if self.records > 0 && self.filled.is_empty() {
            // All blocks would be empty, which says nothing about the source.
            lines.push("coverage  follows once a record of the page is accepted".to_owned());
            return lines;
        }
        lines.push(
            "coverage  (other tables as configured; `avain check --online` asks them)".to_owned(),
        );
        lines.extend(coverage_lines(&self.coverage));
        lines
    }

    /// Shows the settings only where a preset was spread out; others stand in the file.
    fn settings_lines(&self, lines: &mut Vec<String>) {
        let is_preset = |settings: &Value| settings.get("preset").is_some();
        if !self.settings.values().any(is_preset) {
            return;
        }
        for (path, settings) in &self.settings {
            lines.push(format!("settings  {path}, its preset spread out"));
            let members = settings.as_object().into_iter().flatten();
            lines.extend(members.map(|(name, value)| format!("  {name:<22}{value}")));
        }
    }

    fn request_lines(&self, lines: &mut Vec<String>) {
        let total = self.total.map_or_else(String::new, |total| format!(" of {total}"));
        let method = self.request.method.map_or_else(String::new, |method| format!("{method} "));
        lines.push(format!("request   {method}{}", self.request.address));
        let headers = self.request.headers.iter();
        lines.extend(headers.map(|(name, value)| format!("  {name}: {value}")));
        lines.extend(self.request.body.iter().map(|body| format!("  {body}")));
        lines.push(format!(
            "answer    {} {}, {}, {} records{total}",
            self.status, self.format, self.encoding, self.records
        ));
        let next = self.next.as_deref().unwrap_or("none");
        lines.push(format!("next      {}", self.unfollowed_line().as_deref().unwrap_or(next)));
    }

    /// Returns what of the page would fail a run or be set aside, one line each.
    pub fn concerns(&self) -> Vec<String> {
        let refused: u64 = self.refused.values().sum();
        let refused = (refused > 0).then(|| {
            let (records, table) = (self.records, self.table);
            format!(
                "{refused} of {records} records would be refused; `avain source check {table}` \
                 tells why"
            )
        });
        let concerns = self.unfollowed_line().into_iter().chain(refused);
        concerns.map(|concern| format!("{}: {concern}", self.table)).collect()
    }

    fn unfollowed_line(&self) -> Option<String> {
        let (what, table) = (self.unfollowed.as_deref()?, self.table);
        Some(format!(
            "{what} tells of a next page; a run fails until `sources.{table}.paginate` follows it"
        ))
    }

    fn refusal_lines(&self, lines: &mut Vec<String>) {
        if !self.refused.is_empty() {
            let refused: u64 = self.refused.values().sum();
            let records = self.records;
            lines.push(format!(
                "refused   {refused} of {records} records of this page, the first of each kind"
            ));
            let reasons = self.refused.iter();
            lines.extend(reasons.map(|(reason, count)| format!("  {count:>6}  {reason}")));
        }
        if self.suggested.is_empty() {
            return;
        }
        lines.push(format!("suggested (sources.{}.map)", self.table));
        for suggestion in &self.suggested {
            let (column, missing) = (suggestion.column, &suggestion.looked_for);
            let fields = match suggestion.fields.as_slice() {
                [] => format!("no field is like it; `{missing}` is not on the page"),
                [first] => first.clone(),
                [first, others @ ..] => format!("{first}    # or {}", others.join(", ")),
            };
            lines.push(format!("  {:<21} {fields}", format!("{column}:")));
        }
    }
}

fn field_line(field: &SeenField) -> String {
    let types: Vec<&str> = field.types.iter().copied().collect();
    format!("  {:<21} {:<7} {}", field.name, field.records, types.join(", ")).trim_end().to_owned()
}

/// Returns how far each block can be filled, one line each.
pub fn coverage_lines(coverage: &[Coverage]) -> Vec<String> {
    let line = |one: &Coverage| {
        let cover = match one.cover {
            Cover::Filled => "filled",
            Cover::Partly => "partly",
            Cover::Empty => "empty",
        };
        let missing = match one.missing.as_slice() {
            [] => String::new(),
            missing => format!("without {}", missing.join(", ")),
        };
        format!("  {:<22}{cover:<8}{missing}", one.block).trim_end().to_owned()
    };
    coverage.iter().map(line).collect()
}

/// Returns a line of a name and a value; values stand below each other unless the name is long.
fn pair(name: &str, value: &str) -> String {
    format!("  {name:<21} {}", cut(value)).trim_end().to_owned()
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
