//! What became of each report of a period, and the files that were made.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Subject, View};

/// What became of each planned report, and the files that were made.
#[derive(Debug, Default)]
pub(super) struct Build {
    pub(super) reports: BTreeMap<Subject, Fate>,
    pub(super) files: BTreeSet<String>,
    pub(super) missing_glyphs: BTreeMap<char, BTreeSet<String>>,
}

/// What became of one report.
#[derive(Clone, Debug)]
pub(super) enum Fate {
    Planned,
    Produced { files: Vec<ReportFile> },
    Skipped { reason: String },
    Failed { reason: String, hint: String },
}

/// A file of a report: its path in the report folder, and for whom it is.
#[derive(Clone, Debug)]
pub(super) struct ReportFile {
    pub(super) name: String,
    pub(super) view: View,
    pub(super) language: String,
}

/// The files of one report once they are written, and the characters no font has with their places.
pub(super) type Kept = (Vec<ReportFile>, BTreeSet<(char, String)>);

impl Build {
    /// Takes in what became of a report.
    pub(super) fn add(&mut self, subject: Subject, made: Result<Kept, Fate>) {
        let fate = match made {
            Err(fate) => fate,
            Ok((files, missing)) => {
                for (glyph, place) in missing {
                    self.missing_glyphs.entry(glyph).or_default().insert(place);
                }
                self.files.extend(files.iter().map(|file| file.name.clone()));
                Fate::Produced { files }
            }
        };
        self.reports.insert(subject, fate);
    }

    /// Returns each report file with its subject, by name.
    pub(super) fn report_files(&self) -> BTreeMap<&str, (&Subject, &ReportFile)> {
        self.reports
            .iter()
            .filter_map(|(subject, fate)| match fate {
                Fate::Produced { files } => Some((subject, files)),
                Fate::Planned | Fate::Skipped { .. } | Fate::Failed { .. } => None,
            })
            .flat_map(|(subject, files)| {
                files.iter().map(move |file| (file.name.as_str(), (subject, file)))
            })
            .collect()
    }

    /// Returns the subjects whose fate passes a test.
    pub(super) fn subjects(&self, passes: impl Fn(&Fate) -> bool) -> impl Iterator<Item = Subject> {
        self.reports
            .iter()
            .filter(move |(_, fate)| passes(fate))
            .map(|(subject, _)| subject.clone())
            .collect::<Vec<_>>()
            .into_iter()
    }
}

impl Fate {
    /// Returns the failure with its causes.
    pub(super) fn failed(error: &dyn std::error::Error, hint: String) -> Self {
        let mut reason = error.to_string();
        let mut cause = error.source();
        while let Some(below) = cause {
            reason = format!("{reason}: {below}");
            cause = below.source();
        }
        Self::Failed { reason, hint }
    }
}
