//! `LibreOffice` without a window.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use calamine::{Data, Reader, Xlsx, open_workbook};

/// Where the sheet of classes has what a test looks at.
const ID: usize = 0;
const ABC: usize = 8;
const XYZ: usize = 13;
const CHECK: usize = 17;
/// The first row of an account.
const FIRST: usize = 4;

/// An account as the formulas class it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classed {
    /// Both letters.
    pub cell: String,
    /// Whether the workbook says that the issue has the same.
    pub check: String,
}

/// Takes the results out of a workbook and sets parameters.
pub fn edit(source: &Path, target: &Path, changes: &[&str]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/workbook/edit.py");
    let output =
        Command::new("python3").arg(script).args([source, target]).args(changes).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Opens workbooks, recalculates them from scratch and saves them into a folder, by file name.
///
/// The profile is its own, so that a `LibreOffice` the reader has open is left alone.
pub fn recalculated(files: &[PathBuf], folder: &Path) -> Vec<PathBuf> {
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_RECALCULATE).unwrap();
    let out = folder.join("recalculated");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&out)
        .args(files)
        .output()
        .expect("tests/run installs LibreOffice");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files.iter().map(|file| out.join(file.file_name().unwrap())).collect()
}

/// Reads the classes of a workbook by account id, from its third sheet.
pub fn classes(file: &Path) -> BTreeMap<String, Classed> {
    let rows = sheet(file, 2);
    let text = |row: &[String], column: usize| row[column].clone();
    rows[FIRST..]
        .iter()
        .map(|row| {
            let cell = format!("{}{}", row[ABC], row[XYZ]);
            (text(row, ID), Classed { cell, check: text(row, CHECK) })
        })
        .collect()
}

/// Reads a sheet as text, row by row.
pub fn sheet(file: &Path, place: usize) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let name = book.sheet_names()[place].clone();
    let range = book.worksheet_range(&name).unwrap();
    let text = |cell: &Data| cell.to_string();
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

const ALWAYS_RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;
