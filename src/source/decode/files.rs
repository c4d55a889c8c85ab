//! The local files of one table: one, those of a folder, or those that fit a pattern.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::source::{Error, Format, Place};

/// Returns the files a path stands for, in the order of their names: the file itself, the files of
/// the format in a folder, or those whose names fit a pattern such as `orders-*.csv`.
pub(in crate::source) fn files(
    place: &Place,
    path: &Path,
    format: &Format,
) -> Result<Vec<PathBuf>, Error> {
    let unreadable = |cause| Error::File { place: place.clone(), cause };
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let found = if path.is_dir() {
        in_folder(path, |name| endings(format).iter().any(|ending| name.ends_with(ending)))
    } else if name.contains(['*', '?']) && !path.exists() {
        in_folder(path.parent().unwrap_or(Path::new("")), |file| {
            fits(name.as_bytes(), file.as_bytes())
        })
    } else {
        return Ok(vec![path.to_owned()]);
    };
    let mut found = found.map_err(unreadable)?;
    found.sort();
    if found.is_empty() { Err(Error::NoFile { place: place.clone() }) } else { Ok(found) }
}

/// Returns the files of a folder by name; those that begin with a point or `_` are never data.
fn in_folder(folder: &Path, is_meant: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.starts_with(['.', '_']) && is_meant(name) && path.is_file() {
            found.push(path);
        }
    }
    Ok(found)
}

fn endings(format: &Format) -> &'static [&'static str] {
    match format {
        Format::Json => &[".json", ".json.gz", ".json.zst"],
        Format::Ndjson => {
            &[".ndjson", ".ndjson.gz", ".ndjson.zst", ".jsonl", ".jsonl.gz", ".jsonl.zst"]
        }
        Format::Csv { .. } => &[".csv", ".csv.gz", ".csv.zst"],
        Format::Parquet => &[".parquet"],
        Format::Xlsx { .. } => &[".xlsx"],
    }
}

/// Returns whether a name fits a pattern: `*` stands for any bytes, `?` for one.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    match (pattern.split_first(), name.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), _) => (0..=name.len()).any(|taken| fits(rest, &name[taken..])),
        (Some((b'?', rest)), Some((_, after))) => fits(rest, after),
        (Some((wanted, rest)), Some((found, after))) => wanted == found && fits(rest, after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_whole_names() {
        for (pattern, name, expected) in [
            ("orders-*.csv", "orders-01.csv", true),
            ("orders-*.csv", "orders-.csv", true),
            ("orders-*.csv", "orders-01.csv.gz", false),
            ("orders-??.csv", "orders-1.csv", false),
            ("*", "", true),
            ("*a*b", "xaybzb", true),
        ] {
            assert_eq!(fits(pattern.as_bytes(), name.as_bytes()), expected, "{pattern} {name}");
        }
    }
}
