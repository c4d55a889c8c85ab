//! Why a run stopped: one variant per stage.

use jiff::civil::Date;

use crate::{
    analysis, config, deliver, facts, ingest, ledger, locale,
    model::{Period, Span, Subject},
    render, report, source,
};

/// Why a run stopped; nothing was half-written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each variant is the stage of the same name")]
pub enum Error {
    #[error(transparent)]
    Config(#[from] config::Error),
    #[error(transparent)]
    Source(#[from] source::Error),
    #[error(transparent)]
    Ingest(#[from] ingest::Error),
    #[error(transparent)]
    Facts(#[from] facts::Error),
    #[error(transparent)]
    Ties(#[from] analysis::TieError),
    #[error(transparent)]
    Language(#[from] locale::Error),
    #[error(transparent)]
    Report(#[from] report::Error),
    #[error(transparent)]
    Render(#[from] render::Error),
    #[error(transparent)]
    Deliver(#[from] deliver::Error),
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
    #[error(transparent)]
    Lock(#[from] ledger::LockError),
    /// The source sent no order lines at all.
    #[error("`orders` holds no lines, expected at least one")]
    NoLines,
    /// The period was asked for, but no order line can be in it.
    #[error("`{period}` holds no day from {first} to {newest}, the days with order lines")]
    OutsideTheData { period: Period, first: Date, newest: Date },
    /// The last day asked for is not a day of the period asked for.
    #[error("{as_of} is no day of `{period}`, expected one from {} to {}", span.from, span.last())]
    AsOfOutside { as_of: Date, period: Period, span: Span },
    /// A report was asked for about somebody the data do not hold.
    #[error("`{subject}` is not in the data")]
    UnknownSubject { subject: Subject },
}

impl Error {
    /// Returns what the operator can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Config(error) => error.hint(),
            Self::Source(error) => error.hint(),
            Self::Ingest(error) => error.hint(),
            Self::Facts(error) => error.hint(),
            Self::Ties(error) => error.hint(),
            Self::Language(error) => error.hint(),
            Self::Report(error) => error.hint(),
            Self::Render(error) => error.hint(),
            Self::Deliver(error) => error.hint(),
            Self::Ledger(error) => error.hint(),
            Self::Lock(error) => error.hint(),
            Self::NoLines => {
                "look at the source with `avain source check orders`; nothing was issued".to_owned()
            }
            Self::OutsideTheData { .. } => {
                "ask for a period the data reach, or run again when they do".to_owned()
            }
            Self::UnknownSubject { .. } => {
                "take an id from `data/accounts.csv` or `data/managers.csv` of a build".to_owned()
            }
            Self::AsOfOutside { .. } => "give `--as-of` alone, or a day of the period".to_owned(),
        }
    }
}
