//! What is asked for when an earlier pull is at hand, and how deletes are told.

use std::time::Duration;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    fmt::strtime,
    tz::TimeZone,
};

use crate::{
    config::{
        check::{cron, source::Check},
        file::{Deletes as DeletesFile, DeletesKind, Incremental as IncrementalFile, Mode, Source},
        node::{At, Located},
        problem::Problems,
    },
    model::ColumnType,
    source::{Deletes, Field, Incremental, Watermark, Window},
};

impl Check<'_> {
    /// Checks what is asked for when an earlier pull is at hand.
    pub(super) fn incremental(
        &self,
        file: &Source,
        problems: &mut Problems<'_>,
    ) -> Option<Incremental> {
        let Some(found) = &file.incremental else { return Some(Incremental::Full) };
        let (file, at) = (&found.value, found.at);
        let hint = "write full, watermark or window";
        let mode = self.setting(file.mode.as_ref(), (at, "incremental.mode"), hint, problems)?;
        self.refuse_other_modes(file, mode.value, problems);
        match mode.value {
            Mode::Full => Some(Incremental::Full),
            Mode::Watermark => self.watermark(file, at, problems).map(Incremental::Watermark),
            Mode::Window => self.window(file, at, problems).map(Incremental::Window),
        }
    }

    /// Adds a problem for every option another mode needs.
    fn refuse_other_modes(&self, file: &IncrementalFile, mode: Mode, problems: &mut Problems<'_>) {
        let watermark = [
            file.cursor.as_ref().map(|found| ("cursor", found.at)),
            file.format.as_ref().map(|found| ("format", found.at)),
            file.lookback.as_ref().map(|found| ("lookback", found.at)),
        ];
        let window = [
            file.days.as_ref().map(|found| ("days", found.at)),
            file.column.as_ref().map(|found| ("column", found.at)),
        ];
        let either = [
            file.param.as_ref().map(|found| ("param", found.at)),
            file.body.as_ref().map(|found| ("body", found.at)),
            file.start.as_ref().map(|found| ("start", found.at)),
            file.key.as_ref().map(|found| ("key", found.at)),
            file.full_refresh.as_ref().map(|found| ("full_refresh", found.at)),
        ];
        if mode != Mode::Watermark {
            self.misplaced(&watermark, "incremental", "watermark", problems);
        }
        if mode != Mode::Window {
            self.misplaced(&window, "incremental", "window", problems);
        }
        if mode == Mode::Full {
            self.misplaced(&either, "incremental", "watermark or window", problems);
        }
    }

    fn watermark(
        &self,
        file: &IncrementalFile,
        at: At,
        problems: &mut Problems<'_>,
    ) -> Option<Watermark> {
        let hint = "write the source field that grows with each change, for example modifiedAt";
        let place = (at, "incremental.cursor");
        let cursor = self.setting(file.cursor.as_ref(), place, hint, problems);
        if let Some(cursor) = cursor.filter(|cursor| Field::parse(&cursor.value).is_err()) {
            let message = format!(
                "`{}.incremental.cursor` is `{}`, expected a JSONPath",
                self.path, cursor.value
            );
            problems.add(cursor.at, message, hint);
        }
        if let Some(format) = &file.format {
            self.cursor_format(format, problems);
        }
        let hint = "write what the first pull starts with, for example 2024-01-01T00:00:00Z or 0";
        let start = self.setting(file.start.as_ref(), (at, "incremental.start"), hint, problems);
        let start = start.and_then(|start| self.start(start, file.format.as_ref(), problems));
        let key = self.key(file.key.as_ref(), at, problems);
        let full_refresh = self.full_refresh(file, problems);
        let lookback = self.lookback(file, start.as_deref(), problems);
        Some(Watermark {
            cursor: cursor?.value.clone(),
            format: file.format.as_ref().map(|format| format.value.clone()),
            start: start?,
            lookback,
            key: key?,
            full_refresh,
        })
    }

    fn cursor_format(&self, format: &Located<String>, problems: &mut Problems<'_>) {
        let hint = "write for example \"%Y-%m-%dT%H:%M:%S\", or epoch_seconds, epoch_millis";
        self.date_format(format, "incremental.format", problems);
        if format.value == "json_date" {
            let message =
                format!("`{}.incremental.format` is json_date, which is read only", self.path);
            problems.add(format.at, message, hint);
        }
    }

    /// Returns how far to look back; a cursor that only counts has no time to look back by.
    fn lookback(
        &self,
        file: &IncrementalFile,
        start: Option<&str>,
        problems: &mut Problems<'_>,
    ) -> Duration {
        let Some(lookback) = &file.lookback else { return Duration::ZERO };
        let format = file.format.as_ref().map(|format| format.value.as_str());
        let counts = start.is_some_and(|start| Watermark::counts(start, format));
        if counts && lookback.value > Duration::ZERO {
            let message = format!(
                "`{}.incremental.lookback` is a time, but the cursor is a whole number",
                self.path
            );
            let hint = "write `format: epoch_seconds` or epoch_millis if it is a time, else remove `lookback`";
            problems.add(lookback.at, message, hint);
        }
        lookback.value
    }

    /// Returns `{since}` of the first pull as the source writes it.
    fn start(
        &self,
        start: &Located<String>,
        format: Option<&Located<String>>,
        problems: &mut Problems<'_>,
    ) -> Option<String> {
        let text = start.value.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(text.to_owned());
        }
        let moment =
            text.parse::<Timestamp>().ok().or_else(|| utc(text.parse::<DateTime>().ok()?)).or_else(
                || utc(text.parse::<Date>().ok()?.to_datetime(jiff::civil::Time::midnight())),
            );
        let Some(moment) = moment else {
            let message = format!("`{}.incremental.start` is no moment and no number", self.path);
            problems.add(start.at, message, "write for example 2024-01-01T00:00:00Z or 0");
            return None;
        };
        match format.map(|format| format.value.as_str()) {
            None => Some(moment.to_string()),
            Some("epoch_seconds") => Some(moment.as_second().to_string()),
            Some("epoch_millis") => Some(moment.as_millisecond().to_string()),
            // A format that cannot be used has a problem of its own.
            Some(format) => strtime::format(format, &moment.to_zoned_datetime(TimeZone::UTC)).ok(),
        }
    }

    fn window(
        &self,
        file: &IncrementalFile,
        at: At,
        problems: &mut Problems<'_>,
    ) -> Option<Window> {
        let hint = "write the date column the source filters by, for example order_date";
        let place = (at, "incremental.column");
        let name = self.setting(file.column.as_ref(), place, hint, problems);
        let column = name.and_then(|name| self.column(name, "incremental.column", problems));
        if let Some((name, column)) = name.zip(column)
            && column.kind != ColumnType::Date
        {
            let message = format!("`{}.incremental.column` holds no date", self.path);
            problems.add(name.at, message, hint);
        }
        let hint = "write the first day ever asked for, for example 2024-01-01";
        let start = self.setting(file.start.as_ref(), (at, "incremental.start"), hint, problems);
        let day = start.and_then(|start| {
            let day = start.value.parse::<Date>().ok();
            if day.is_none() {
                let message = format!("`{}.incremental.start` is no day", self.path);
                problems.add(start.at, message, hint);
            }
            day
        });
        let hint = "write how many days are asked for again, for example 60";
        let days = self.setting(file.days.as_ref(), (at, "incremental.days"), hint, problems);
        if let Some(days) = days.filter(|days| days.value == 0) {
            let message = format!("`{}.incremental.days` is 0, expected more", self.path);
            problems.add(days.at, message, hint);
        }
        let key = self.key(file.key.as_ref(), at, problems);
        let full_refresh = self.full_refresh(file, problems);
        Some(Window {
            column: column?.name.to_owned(),
            start: day?,
            days: days?.value,
            key: key?,
            full_refresh,
        })
    }

    fn full_refresh(&self, file: &IncrementalFile, problems: &mut Problems<'_>) -> Option<String> {
        let found = file.full_refresh.as_ref();
        let text = found.and_then(|found| Some(found.with(found.value.0.clone()?)))?;
        cron(&text, &format!("{}.incremental.full_refresh", self.path), problems)?;
        Some(text.value)
    }

    /// Checks how the source tells of records that are gone.
    pub(super) fn deletes(
        &self,
        found: Option<&Located<DeletesFile>>,
        problems: &mut Problems<'_>,
    ) -> Option<Deletes> {
        let Some(found) = found else { return Some(Deletes::None) };
        let (file, at) = (&found.value.0, found.at);
        let hint = "write none, or {type: tombstone, field: …, value: …}";
        let kind = self.setting(file.kind.as_ref(), (at, "deletes.type"), hint, problems)?;
        if kind.value == DeletesKind::None {
            let options = [
                file.field.as_ref().map(|field| ("field", field.at)),
                file.value.as_ref().map(|value| ("value", value.at)),
            ];
            self.misplaced(&options, "deletes", "tombstone", problems);
            return Some(Deletes::None);
        }
        let hint = "write the source field that tells a record is gone, for example deleted";
        let field = self.setting(file.field.as_ref(), (at, "deletes.field"), hint, problems);
        let hint = "write its value in a record that is gone, for example true";
        let value = self.setting(file.value.as_ref(), (at, "deletes.value"), hint, problems);
        if let Some(field) = field.filter(|field| Field::parse(&field.value).is_err()) {
            let message =
                format!("`{}.deletes.field` is `{}`, expected a JSONPath", self.path, field.value);
            problems.add(field.at, message, "write a name, or a path such as $.meta.deleted");
        }
        Some(Deletes::Tombstone { field: field?.value.clone(), value: value?.value.clone() })
    }
}

fn utc(moment: impl Into<Option<DateTime>>) -> Option<Timestamp> {
    Some(moment.into()?.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp())
}
