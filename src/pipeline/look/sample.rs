//! The user's templates on the sample company: every report in every language, before Monday does
//! it on real data.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use jiff::Timestamp;
use rayon::prelude::*;
use tracing::subscriber::{NoSubscriber, with_default};

use crate::{
    config::{self, Config, Environment},
    facts,
    locale::Language,
    model::{Cadence, Subject},
    pipeline::{
        Error, Order, Quiet, analyse_period, build::Workshop, copies::Copy, issue::Press, period,
        pull,
    },
    report::{
        self,
        document::Document,
        lint::{self, Breach},
    },
};

/// The Monday on which the sample is looked at.
const MONDAY: &str = "2026-11-23T06:00:00Z";

/// What is wrong with the templates: where it was seen first, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// What was found, with file and line where known.
    pub text: String,
    /// What to do about it.
    pub hint: String,
}

/// Composes and lays out every report of the sample company in every language, with the templates
/// and the theme of this configuration, and returns what is wrong, each once.
///
/// # Errors
///
/// When templates or theme cannot be loaded, or the sample cannot be kept beside the state.
pub fn check_reports(config: &Config) -> Result<Vec<Complaint>, Error> {
    let state = &config.paths.state;
    let was_there = state.exists();
    let folder = state.join(format!("check-{}", std::process::id()));
    // What is logged of the sample would read like a run on the company's own data.
    let looked = with_default(NoSubscriber::new(), || look_at_sample(config, &folder));
    // `check` leaves nothing behind.
    let removed = fs::remove_dir_all(&folder);
    let removed = if was_there { removed } else { removed.and_then(|()| fs::remove_dir(state)) };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(folder = %folder.display(), %error, "A folder of the check is left.");
        }
        _ => {}
    }
    looked
}

fn look_at_sample(config: &Config, folder: &Path) -> Result<Vec<Complaint>, Error> {
    let nowhere = Environment { vars: BTreeMap::new(), current_dir: folder.to_owned() };
    let mut sample = config::load(None, &nowhere)?;
    folder.clone_into(&mut sample.paths.state);
    sample.paths.templates.clone_from(&config.paths.templates);
    let now: Timestamp = MONDAY.parse().expect("a moment is written");
    let order = Order { now, ..Order::default() };
    let pulled = pull(&sample, &order, &Quiet)?;
    let facts = facts::compute(&pulled.snapshot, &sample.analysis.exclude_accounts)?;
    let week = period(&sample, &order, pulled.reach.newest, Cadence::Week);
    let proved = analyse_period(&sample, &order, (&facts, &pulled), week)?;
    let press = Press::set_up(&sample, &order, &pulled, &Quiet)?;
    let run = press.run_facts(&proved);
    let workshop = press.workshop(&proved.analysis, &run);
    let mut found: Vec<Complaint> = workshop.composer.lint().iter().map(of_breach).collect();
    let languages: Vec<&Language> = workshop.languages.iter().collect();
    let subjects = workshop.subjects(&sample.reports.keys().copied().collect());
    let each = subjects.par_iter().flat_map_iter(|subject| look_at(&workshop, subject, &languages));
    found.extend(each.collect::<Vec<_>>());
    let mut told = BTreeSet::new();
    found.retain(|complaint| told.insert(complaint.text.clone()));
    Ok(found)
}

/// Composes and lays out one report in every language, and compares the places of its blocks.
fn look_at(workshop: &Workshop<'_>, subject: &Subject, languages: &[&Language]) -> Vec<Complaint> {
    let mut found = vec![];
    let mut first: Option<Document> = None;
    for &language in languages {
        let document = match workshop.compose(subject, &Copy::only_looked_at(language)) {
            Ok(document) => document,
            Err(report::Error::Notation { breaches, .. }) => {
                found.extend(breaches.iter().map(of_breach));
                continue;
            }
            Err(error) => {
                found.push(Complaint { text: error.to_string(), hint: error.hint() });
                continue;
            }
        };
        if let Err(error) = workshop.renderer.pdf(&document) {
            found.push(Complaint { text: error.to_string(), hint: error.hint() });
        }
        match &first {
            Some(first) => found.extend(lint::same_places(first, &document).iter().map(of_breach)),
            None => first = Some(document),
        }
    }
    found
}

fn of_breach(breach: &Breach) -> Complaint {
    Complaint { text: breach.to_string(), hint: breach.hint.to_owned() }
}
