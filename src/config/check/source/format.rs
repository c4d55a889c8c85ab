//! How a body is written.

use encoding_rs::Encoding;

use crate::{
    config::{
        check::source::Check,
        file::{FormatKind, FormatMap, Source},
        node::Located,
        problem::Problems,
        read::did_you_mean,
    },
    source::{Compression, Format},
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
        let hint = "write json, ndjson, csv, parquet or xlsx";
        let kind = self.setting(file.kind.as_ref(), (found.at, "format.type"), hint, problems)?;
        let csv_only = [
            file.delimiter.as_ref().map(|option| ("delimiter", option.at)),
            file.decimal_comma.as_ref().map(|option| ("decimal_comma", option.at)),
            file.encoding.as_ref().map(|option| ("encoding", option.at)),
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
                encoding: match &file.encoding {
                    None => None,
                    Some(label) => Some(self.encoding(label, problems)?),
                },
            }),
            FormatKind::Parquet => Some(Format::Parquet),
            FormatKind::Xlsx => {
                Some(Format::Xlsx { sheet: file.sheet.as_ref().map(|sheet| sheet.value.clone()) })
            }
        }
    }

    /// Checks how the body is packed; a format that packs itself is not packed again.
    pub(super) fn compression(
        &self,
        file: &Source,
        format: Option<&Format>,
        problems: &mut Problems<'_>,
    ) -> Compression {
        let Some(found) = &file.compression else { return Compression::Auto };
        let packs_itself = matches!(format, Some(Format::Parquet | Format::Xlsx { .. }));
        if packs_itself && matches!(found.value, Compression::Gzip | Compression::Zstd) {
            let message =
                format!("`{}.compression` is set, but the format packs itself", self.path);
            problems.add(found.at, message, "remove `compression`");
        }
        found.value
    }

    fn encoding(&self, label: &Located<String>, problems: &mut Problems<'_>) -> Option<String> {
        if Encoding::for_label(label.value.as_bytes()).is_some() {
            return Some(label.value.clone());
        }
        let message = format!(
            "`{}.format.encoding` is `{}`, expected a known encoding",
            self.path, label.value
        );
        let known =
            ["utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "windows-1251", "utf-16le"];
        let hint = did_you_mean(&label.value, &known)
            .unwrap_or_else(|| "write a label such as windows-1252 or iso-8859-15".to_owned());
        problems.add(label.at, message, hint);
        None
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
