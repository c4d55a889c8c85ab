//! What a record tells beside its columns: when it changed and whether it is gone.

use std::borrow::Cow;

use crate::{
    ingest::{
        Error, Refusal,
        slices::{Cursor, CursorForm},
    },
    model::Table,
    source::{Deletes, Field, Fields, Incremental, Raw, TableSource},
};

/// Where the records of a table tell when they changed and whether they are gone.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Marks {
    cursor: Option<(Field, CursorForm)>,
    gone: Option<(Field, String)>,
}

/// What one record tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct Mark {
    /// When it changed.
    pub(in crate::ingest) cursor: Option<Cursor>,
    /// Whether it is gone.
    pub(in crate::ingest) is_gone: bool,
}

impl Mark {
    /// Returns which of several records with the same key counts: the one with the greatest rank.
    pub(in crate::ingest) fn rank(&self) -> i64 {
        self.cursor.map_or(0, Cursor::rank)
    }
}

impl Marks {
    /// Prepares a table.
    pub(in crate::ingest) fn of(table: Table, source: &TableSource) -> Result<Self, Error> {
        let field = |setting, path: &str| {
            Field::parse(path).map_err(|cause| Error::SettingPath {
                table,
                setting,
                path: path.to_owned(),
                cause,
            })
        };
        let cursor = match &source.incremental {
            Incremental::Watermark(watermark) => {
                let form = CursorForm::of(watermark);
                Some((field("incremental.cursor", &watermark.cursor)?, form))
            }
            Incremental::Full | Incremental::Window(_) => None,
        };
        let gone = match &source.deletes {
            Deletes::None => None,
            Deletes::Tombstone { field: name, value } => {
                Some((field("deletes.field", name)?, value.clone()))
            }
        };
        Ok(Self { cursor, gone })
    }

    /// Reads what a record tells; a cursor that cannot be read makes it a bad record.
    pub(in crate::ingest) fn read(&self, fields: &Fields<'_>) -> Result<Mark, Refusal> {
        let is_gone = self.gone.as_ref().is_some_and(|(field, value)| {
            fields
                .get(field)
                .and_then(text)
                .is_some_and(|text| text.trim().eq_ignore_ascii_case(value))
        });
        let Some((field, form)) = &self.cursor else { return Ok(Mark { cursor: None, is_gone }) };
        let found = fields.get(field).and_then(text).unwrap_or_default();
        let cursor = form.read(found.trim());
        let refuse = || match found.as_ref() {
            "" => Refusal::cell(field.name(), "nothing", form.expected()),
            found => Refusal::cell(field.name(), found, form.expected()),
        };
        Ok(Mark { cursor: Some(cursor.ok_or_else(refuse)?), is_gone })
    }
}

fn text(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    match raw {
        Raw::Null | Raw::Nested => None,
        Raw::Bool(value) => Some(value.to_string().into()),
        Raw::Number(text) | Raw::Text(text) => Some(text),
        Raw::Double(number) => Some(number.to_string().into()),
        Raw::Day(day) => Some(day.to_string().into()),
    }
}
