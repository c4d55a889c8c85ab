//! How a body is written.

use crate::{
    config::{
        check::source::Check,
        file::{FormatKind, FormatMap},
        node::Located,
        problem::Problems,
    },
    source::Format,
};

impl Check<'_> {
    /// Checks a format and the options that go with it; `local` is true for files.
    pub(super) fn format(
        &self,
        found: &Located<&FormatMap>,
        local: bool,
        problems: &mut Problems<'_>,
    ) -> Option<Format> {
        let file = found.value;
        let hint = "write json, ndjson, csv or xlsx";
        let kind = self.setting(file.kind.as_ref(), (found.at, "format.type"), hint, problems)?;
        let csv_only = [
            file.delimiter.as_ref().map(|option| ("delimiter", option.at)),
            file.decimal_comma.as_ref().map(|option| ("decimal_comma", option.at)),
        ];
        let xlsx_only = [file.sheet.as_ref().map(|option| ("sheet", option.at))];
        if kind.value != FormatKind::Csv {
            self.misplaced(&csv_only, "format", "csv", problems);
        }
        if kind.value != FormatKind::Xlsx {
            self.misplaced(&xlsx_only, "format", "xlsx", problems);
        } else if !local {
            problems.add(
                kind.at,
                format!("`{}.format` is xlsx, which is read from local files only", self.path),
                "use a connection with base_url file:FOLDER, or another format",
            );
        }
        match kind.value {
            FormatKind::Json => Some(Format::Json),
            FormatKind::Ndjson => Some(Format::Ndjson),
            FormatKind::Csv => Some(Format::Csv {
                delimiter: self.delimiter(file.delimiter.as_ref(), problems)?,
                decimal_comma: file.decimal_comma.as_ref().is_some_and(|comma| comma.value),
                encoding: None,
            }),
            FormatKind::Xlsx => {
                Some(Format::Xlsx { sheet: file.sheet.as_ref().map(|sheet| sheet.value.clone()) })
            }
        }
    }

    fn delimiter(
        &self,
        found: Option<&Located<String>>,
        problems: &mut Problems<'_>,
    ) -> Option<u8> {
        let Some(found) = found else { return Some(b',') };
        if let &[byte] = found.value.as_bytes()
            && byte.is_ascii()
            && !byte.is_ascii_alphanumeric()
            && !b"\"\r\n".contains(&byte)
        {
            return Some(byte);
        }
        problems.add(
            found.at,
            format!("`{}.format.delimiter` is no separator, expected one character", self.path),
            "write \",\", \";\" or \"\\t\"",
        );
        None
    }
}
