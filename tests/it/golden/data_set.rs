//! A data set in canonical tables, and the configuration a user would write for it.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use avain::model::Table;
use serde_json::Value;

/// The tables of a set and the folder of its golden figures.
pub(super) struct DataSet {
    pub(super) name: String,
    pub(super) golden: PathBuf,
    tables: PathBuf,
    params: Value,
}

impl DataSet {
    /// Returns a set of this repository.
    pub(super) fn of_the_tests(name: &str) -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        Self::new(name, tests.join("data").join(name), tests.join("golden").join(name))
    }

    /// Returns the sets of a folder that holds `sets/<name>/canonical` (or the tables in
    /// `sets/<name>` itself) and `goldens/<name>`, by name.
    pub(super) fn of_folder(folder: &Path) -> Vec<Self> {
        let names = fs::read_dir(folder.join("goldens")).unwrap().map(|entry| entry.unwrap());
        let mut sets: Vec<Self> = names
            .filter(|entry| entry.path().join("params.json").exists())
            .map(|entry| {
                let name = entry.file_name().into_string().unwrap();
                let set = folder.join("sets").join(&name);
                let canonical = set.join("canonical");
                let tables = if canonical.exists() { canonical } else { set };
                Self::new(&name, tables, entry.path())
            })
            .collect();
        sets.sort_by(|a, b| a.name.cmp(&b.name));
        sets
    }

    fn new(name: &str, tables: PathBuf, golden: PathBuf) -> Self {
        let params = fs::read_to_string(golden.join("params.json")).unwrap();
        let params = serde_json::from_str(&params).unwrap();
        Self { name: name.to_owned(), golden, tables: fs::canonicalize(tables).unwrap(), params }
    }

    /// Returns the last day included.
    pub(super) fn as_of(&self) -> &str {
        self.params["as_of"].as_str().unwrap()
    }

    /// Returns the configuration.
    pub(super) fn config(&self) -> String {
        let (params, gap) = (&self.params, &self.params["own_gap"]);
        let percent = |share: &Value| format!("{}%", share.as_f64().unwrap() * 100.0);
        let (abc, xyz) = (&params["abc_cut"], &params["xyz_cut"]);
        format!(
            "company: {{ name: {name}, currency: EUR, time_zone: UTC }}
money: {{ decimals: {decimals} }}
connections:
  files: {{ base_url: \"file:{folder}\" }}
sources:
{sources}analysis:
  window_months: {window}
  owner: {owner}
  abc: {{ measure: revenue, cut: [{a}, {b}] }}
  xyz: {{ bucket: {bucket}, periods: {periods}, cut: {xyz}, min_periods: {min} }}
  activity:
    inactive_after_days: {theta}
    own_gap:
      {{ quantile: {q}, min_gaps: {gaps}, floor_days: {floor}, cap_days: {cap} }}
  lifetime: {{ model: {model} }}
",
            name = self.name,
            decimals = params["decimals"],
            folder = self.tables.display(),
            sources = self.sources(),
            window = params["window"],
            owner = params["owner"].as_str().unwrap(),
            a = percent(&abc[0]),
            b = percent(&abc[1]),
            bucket = params["xyz_bucket"].as_str().unwrap(),
            periods = params["xyz_months"],
            min = params["xyz_min"],
            theta = params["theta"],
            q = percent(&gap["q"]),
            gaps = gap["min_gaps"],
            floor = gap["floor"],
            cap = gap["cap"],
            model = if params["lifetime"] == "none" { "none" } else { "mbg_nbd" },
        )
    }

    /// Returns the tables that are there: `orders.csv`, `orders.csv.gz`, `orders.parquet` or a
    /// folder of parts.
    fn sources(&self) -> String {
        let mut sources = String::new();
        for table in Table::ALL {
            let files = [
                (format!("{table}.csv"), "csv"),
                (format!("{table}.csv.gz"), "csv"),
                (format!("{table}.parquet"), "parquet"),
            ];
            let file = files.into_iter().find(|(file, _)| self.tables.join(file).is_file());
            let parts = || {
                let is_folder = self.tables.join(table.name()).is_dir();
                is_folder.then(|| (format!("{table}/*.parquet"), "parquet"))
            };
            if let Some((path, format)) = file.or_else(parts) {
                writeln!(
                    sources,
                    "  {table}: {{ connection: files, path: \"{path}\", format: {format} }}"
                )
                .unwrap();
            }
        }
        sources
    }
}
