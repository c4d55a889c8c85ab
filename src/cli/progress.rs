//! How far a run is: a bar where a person watches; elsewhere the log has a line per stage.

use indicatif::{ProgressBar, ProgressStyle};

use crate::{cli::console::Console, model::Table, pipeline::Progress};

/// A progress bar on a terminal.
#[derive(Debug)]
pub(super) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// Returns a bar, hidden unless a person watches and no JSON was asked for.
    pub(super) fn new(console: &Console, json: bool) -> Self {
        let shown = console.is_terminal() && !json;
        let bar = if shown { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        Self { bar }
    }

    /// Takes the bar off the screen.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn page(&self, table: Table, page: u32, records: u64) {
        self.bar.set_message(format!("pulling {table}: page {page}, {records} records"));
        self.bar.tick();
    }

    fn stage(&self, name: &str) {
        self.bar.set_message(name.to_owned());
        self.bar.tick();
    }

    fn reports(&self, count: usize) {
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} reports");
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.set_length(u64::try_from(count).unwrap_or(u64::MAX));
        self.bar.set_position(0);
    }

    fn report_done(&self) {
        self.bar.inc(1);
    }
}
