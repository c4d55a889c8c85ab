//! Looking without issuing: one page of a source, the templates, the theme.

use std::{fs, io};

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    config::Config,
    ingest,
    model::Table,
    pipeline::{Error, issue, request},
    render::{Renderer, theme::Theme},
};

/// One page of a table and its first record; holds no secrets.
#[derive(Debug, Serialize)]
pub struct Looked {
    /// The table.
    pub table: &'static str,
    /// The address asked, or the file.
    pub request: String,
    /// The HTTP status.
    pub status: u16,
    /// How the body was read.
    pub format: &'static str,
    /// Records on the page.
    pub records: u64,
    /// Records of all pages, where the source says so.
    pub total: Option<u64>,
    /// The next page.
    pub next: Option<String>,
    /// Fields of the page, each with the number of records that have a value in it.
    pub fields: Vec<(String, u64)>,
    /// The first record as it arrived.
    pub first: Vec<(String, String)>,
    /// The first records by canonical column.
    pub mapped: Vec<MappedRecord>,
}

/// One record as the snapshot would hold it.
#[derive(Debug, Serialize)]
pub struct MappedRecord {
    /// Column and value of each cell that is not empty.
    pub cells: Vec<(&'static str, String)>,
    /// Why the record would be refused, if it would.
    pub refused: Option<String>,
}

/// Asks for the first page of a table by the same code path as a run and maps its first records.
pub fn check_source(
    config: &Config,
    now: Timestamp,
    table: Table,
    limit: usize,
) -> Result<Looked, Error> {
    let ingest::Check { page, mapped } = ingest::check(&request(config, now), table, limit)?;
    let mapped = mapped.into_iter().map(|record| match record {
        Ok(cells) => MappedRecord { cells, refused: None },
        Err(refusal) => MappedRecord { cells: vec![], refused: Some(refusal.to_string()) },
    });
    Ok(Looked {
        table: table.name(),
        request: page.request,
        status: page.status,
        format: page.format,
        records: page.records,
        total: page.total,
        next: page.next,
        fields: page.fields.into_iter().collect(),
        first: page.first,
        mapped: mapped.collect(),
    })
}

/// Parses every template and the theme, the user's laid over the built-in ones.
pub fn check_templates(config: &Config) -> Result<(), Error> {
    issue::composer(config)?;
    renderer(config)?;
    Ok(())
}

/// Returns the renderer with the user's theme, where there is one beside the templates.
pub(super) fn renderer(config: &Config) -> Result<Renderer, Error> {
    let path = config.paths.templates.join("theme.yaml");
    let theme = match fs::read_to_string(&path) {
        Ok(text) => Theme::from_yaml(&path.display().to_string(), &text)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Theme::shipped(),
        Err(source) => return Err(Error::ThemeUnreadable { path, source }),
    };
    Ok(Renderer::new(theme)?)
}

impl Looked {
    /// Returns the look as lines for a person.
    pub fn lines(&self) -> Vec<String> {
        let total = self.total.map_or_else(String::new, |total| format!(" of {total}"));
        let mut lines = vec![
            format!("request   {}", self.request),
            format!("answer    {} {}, {} records{total}", self.status, self.format, self.records),
            format!("next      {}", self.next.as_deref().unwrap_or("none")),
            "fields    (records with a value)".to_owned(),
        ];
        lines.extend(self.fields.iter().map(|(name, count)| format!("  {name:<22}{count}")));
        for (number, record) in (1..).zip(&self.mapped) {
            lines.push(format!("record {number}, mapped"));
            lines.extend(record.cells.iter().map(|(name, value)| format!("  {name:<22}{value}")));
            let refused = record.refused.iter();
            lines.extend(refused.map(|refused| format!("  would be refused: {refused}")));
        }
        lines
    }
}
