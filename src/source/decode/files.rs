//! The local files of one table: one, those of a folder, or those that fit a pattern.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::source::{Error, Format, Place};

/// Returns the files a path stands for, in the order of their names: the file itself, the files of
/// the format in a folder and those below it, or those that fit a pattern such as `orders-*.csv` or
/// `orders/year=*/month=*/*.parquet`.
pub(in crate::source) fn files(
    place: &Place,
    path: &Path,
    format: &Format,
) -> Result<Vec<PathBuf>, Error> {
    let unreadable = |cause| Error::File { place: place.clone(), cause };
    let found = if path.is_dir() {
        below(path, &|name| endings(format).iter().any(|ending| name.ends_with(ending)))
    } else if is_pattern(path) && !path.exists() {
        fitting(path).map(|mut found| {
            found.retain(|path| path.is_file());
            found
        })
    } else {
        return Ok(vec![path.to_owned()]);
    };
    let mut found = found.map_err(unreadable)?;
    found.sort();
    if found.is_empty() { Err(Error::NoFile { place: place.clone() }) } else { Ok(found) }
}

fn is_pattern(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().contains(['*', '?'])
}

/// Returns the files in a folder and in those below it.
fn below(folder: &Path, is_meant: &impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for (name, path) in entries(folder)? {
        // A link to a folder could lead back to where we are.
        if path.is_dir() && !path.is_symlink() {
            found.extend(below(&path, is_meant)?);
        } else if is_meant(&name) && path.is_file() {
            found.push(path);
        }
    }
    Ok(found)
}

/// Returns what fits a path whose parts may be patterns.
fn fitting(pattern: &Path) -> io::Result<Vec<PathBuf>> {
    let (Some(folder), Some(name)) = (pattern.parent(), pattern.file_name()) else {
        return Ok(vec![pattern.to_owned()]);
    };
    let mut folders = vec![folder.to_owned()];
    if is_pattern(folder) {
        folders = fitting(folder)?;
        folders.retain(|folder| folder.is_dir());
    }
    let mut found = Vec::new();
    for folder in folders {
        let entries = entries(&folder)?.into_iter();
        let fits = |found: &str| fits(name.as_encoded_bytes(), found.as_bytes());
        found.extend(entries.filter(|(name, _)| fits(name)).map(|(_, path)| path));
    }
    Ok(found)
}

/// Returns what a folder holds; names that begin with a point or `_` are never data.
fn entries(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if !name.starts_with(['.', '_']) {
            found.push((name, path));
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
    fn parts_lie_in_folders_of_folders() {
        let root = tempfile::tempdir().unwrap();
        for month in ["year=2025/month=12", "year=2026/month=01", "_old/month=01"] {
            let folder = root.path().join("orders").join(month);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("part-0.csv"), "").unwrap();
            fs::write(folder.join("part-0.md5"), "").unwrap();
        }
        let wanted = ["year=2025/month=12/part-0.csv", "year=2026/month=01/part-0.csv"];
        let wanted = wanted.map(|name| root.path().join("orders").join(name));
        let mut found =
            below(&root.path().join("orders"), &|name| name.ends_with("0.csv")).unwrap();
        found.sort();
        assert_eq!(found, wanted);
        let mut found = fitting(&root.path().join("orders/*/month=*/*.csv")).unwrap();
        found.sort();
        assert_eq!(found, wanted);
        assert_eq!(fitting(&root.path().join("orders/y?/m*/*.csv")).unwrap(), [] as [PathBuf; 0]);
    }

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
