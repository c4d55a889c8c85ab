//! The kinds of report, when they are due, and further readers.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use crate::{
    config::{
        Gets, Language, Output, Reader, Report, Subjects,
        check::{cron, needed},
        file::{self, File},
        node::Located,
        problem::Problems,
        read::{alternatives, did_you_mean},
    },
    model::{Cadence, ReportKind, View},
    schedule::Schedule,
};

/// The word for the language of whoever reads a report.
const READER: &str = "reader";

/// The fields that every kind of report has.
struct Common<'a> {
    every: Option<&'a Located<Cadence>>,
    due: Option<&'a Located<String>>,
    grace: Option<&'a Located<Duration>>,
    language: Option<&'a Located<String>>,
    outputs: Option<&'a Located<Vec<Located<Output>>>>,
    subjects: Option<Subjects>,
    dossier_page: Option<bool>,
}

/// Checks every kind of report.
pub(super) fn reports(
    file: &File,
    languages: &[String],
    problems: &mut Problems<'_>,
) -> Option<BTreeMap<ReportKind, Report>> {
    let section = &file.reports.as_ref()?.value;
    let management = section.management.as_ref().map(|found| common(&found.value));
    let manager = section.manager.as_ref().map(|found| common(&found.value));
    let account = section.account.as_ref().map(|found| account(&found.value));
    let kinds = [
        (ReportKind::Management, management),
        (ReportKind::Manager, manager),
        (ReportKind::Account, account),
    ];
    let mut reports = BTreeMap::new();
    let mut complete = true;
    for (kind, common) in kinds {
        match common.and_then(|common| report(kind, &common, languages, problems)) {
            Some(report) => {
                reports.insert(kind, report);
            }
            None => complete = false,
        }
    }
    complete.then_some(reports)
}

fn common(file: &file::Report) -> Common<'_> {
    Common {
        every: file.every.as_ref(),
        due: file.due.as_ref(),
        grace: file.grace.as_ref(),
        language: file.language.as_ref(),
        outputs: file.outputs.as_ref(),
        subjects: Some(Subjects::All),
        dossier_page: Some(false),
    }
}

fn account(file: &file::AccountReport) -> Common<'_> {
    Common {
        every: file.every.as_ref(),
        due: file.due.as_ref(),
        grace: file.grace.as_ref(),
        language: file.language.as_ref(),
        outputs: file.outputs.as_ref(),
        subjects: file.subjects.as_ref().map(|subjects| subjects.value),
        dossier_page: file.dossier_page.as_ref().map(|page| page.value),
    }
}

fn report(
    kind: ReportKind,
    file: &Common<'_>,
    languages: &[String],
    problems: &mut Problems<'_>,
) -> Option<Report> {
    let path = format!("reports.{}", kind.name());
    let due = file.due.and_then(|due| cron(due, &format!("{path}.due"), problems));
    let language = file.language.and_then(|found| {
        if found.value == READER {
            return Some(Language::Reader);
        }
        let known: Vec<&str> = known(languages).chain([READER]).collect();
        language(found, &format!("{path}.language"), &known, problems).map(Language::Fixed)
    });
    let outputs = file.outputs?;
    if outputs.value.is_empty() {
        let message = format!("`{path}.outputs` is empty, expected at least one of html and pdf");
        problems.add(outputs.at, message, "write [html, pdf]");
    }
    for output in outputs.value.iter().filter(|output| !output.value.is_made_for(kind)) {
        let name = output.value.name();
        let message = format!("`{path}.outputs` has {name}, which is made for management only");
        problems.add(output.at, message, "move it to `reports.management.outputs`");
    }
    let schedule = Schedule { every: file.every?.value, due: due?, grace: file.grace?.value };
    let outputs: BTreeSet<Output> = outputs.value.iter().map(|output| output.value).collect();
    Some(Report {
        schedule,
        language: language?,
        outputs,
        subjects: file.subjects?,
        dossier_page: file.dossier_page?,
    })
}

fn known(languages: &[String]) -> impl Iterator<Item = &str> {
    languages.iter().map(String::as_str)
}

fn language(
    found: &Located<String>,
    path: &str,
    known: &[&str],
    problems: &mut Problems<'_>,
) -> Option<String> {
    if known.contains(&found.value.as_str()) {
        return Some(found.value.clone());
    }
    let expected = alternatives(known);
    problems.add(
        found.at,
        format!("`{path}` is `{}`, expected {expected}", found.value),
        did_you_mean(&found.value, known).unwrap_or_else(|| format!("write {expected}")),
    );
    None
}

/// Checks the readers; those with problems are left out.
pub(super) fn readers(
    file: &File,
    languages: &[String],
    problems: &mut Problems<'_>,
) -> Vec<Reader> {
    let list = file.readers.as_ref().map_or(&[][..], |list| &list.value);
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let mut readers = Vec::new();
    for (index, found) in list.iter().enumerate() {
        let path = format!("readers[{index}]");
        if let Some(reader) = reader(found, &path, languages, problems) {
            readers.push(reader);
        }
        if let Some(id) = &found.value.id
            && !ids.insert(&id.value)
        {
            let message = format!("`{path}.id` is `{}`, which another reader has", id.value);
            problems.add(id.at, message, "give every reader an id of their own");
        }
    }
    readers.sort_by(|one, other| one.id.cmp(&other.id));
    readers
}

fn reader(
    found: &Located<file::Reader>,
    path: &str,
    languages: &[String],
    problems: &mut Problems<'_>,
) -> Option<Reader> {
    let file = &found.value;
    let id_path = format!("{path}.id");
    let id = needed(file.id.as_ref(), found.at, &id_path, "write a short name", problems);
    let own = file.language.as_ref();
    let own = own.map(|found| {
        let known: Vec<&str> = known(languages).collect();
        language(found, &format!("{path}.language"), &known, problems)
    });
    let gets_path = format!("{path}.gets");
    let hint = "write what is made for this reader, for example [management, \"manager:*\"]";
    let gets = needed(file.gets.as_ref(), found.at, &gets_path, hint, problems);
    let gets = gets.map(|list| {
        let all = list.value.iter().map(|report| gets_one(report, &gets_path, problems));
        all.collect::<Vec<_>>()
    });
    let gets = gets?.into_iter().collect::<Option<Vec<Gets>>>()?;
    let view = file.view.as_ref().map_or(View::Full, |view| view.value);
    if view == View::Colleague {
        accounts_only(file.view.as_ref(), &gets, path, problems);
    }
    let id = id?.value.clone();
    Some(Reader {
        name: file.name.as_ref().map_or_else(|| id.clone(), |name| name.value.clone()),
        id,
        language: match own {
            Some(own) => Some(own?),
            None => None,
        },
        view,
        gets,
    })
}

/// Refuses a colleague who gets more than briefings: only these have a copy without terms.
fn accounts_only(
    view: Option<&Located<View>>,
    gets: &[Gets],
    path: &str,
    problems: &mut Problems<'_>,
) {
    let others = gets.iter().any(|gets| gets.kind != ReportKind::Account);
    if let Some(view) = view.filter(|_| others) {
        problems.add(
            view.at,
            format!("`{path}.view` is colleague, but `{path}.gets` names more than accounts"),
            "let a colleague get \"account:ID\" or \"account:*\" only, or write view: full",
        );
    }
}

fn gets_one(found: &Located<String>, path: &str, problems: &mut Problems<'_>) -> Option<Gets> {
    let gets = Gets::parse(&found.value);
    if gets.is_none() {
        problems.add(
            found.at,
            format!("`{path}` names no report: `{}`", found.value),
            "write management, \"manager:ID\", \"manager:*\", \"account:ID\" or \"account:*\"",
        );
    }
    gets
}
