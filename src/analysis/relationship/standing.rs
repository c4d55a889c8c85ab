//! The results of the part, named.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    analysis::{Agenda, Punctuality},
    model::Money,
};

/// How we stand with an account beside the figures, at the as-of date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountRelationship {
    /// Promises not kept yet: overdue ones by days times value, then the others by day.
    pub promises: Vec<OpenPromise>,
    /// Complaints.
    pub complaints: Complaints,
    /// Orders of the last twelve months against what was promised.
    pub deliveries: Punctuality,
    /// The document in force of every kind, by kind.
    pub documents: Vec<DocumentState>,
    /// The next meeting; `None` when none is planned.
    pub next_meeting: Option<NextMeeting>,
    /// Who decides.
    pub decisions: DecisionSystem,
    /// Who else courts the account, by the value lost to each, then by the last incident.
    pub competitors: Vec<Rival>,
    /// The individual programme.
    pub programme: Programme,
    /// What is known of the company behind the account.
    pub dossier: Dossier,
    /// Tenders and offers that were decided.
    pub offers: OfferHistory,
    /// Median days between purchases; `None` below two purchase days.
    pub usual_gap: Option<f64>,
    /// What to ask and to propose next.
    pub agenda: Agenda,
}

/// A promise that is not kept yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPromise {
    /// Its place in the account's records.
    pub record: usize,
    /// Day due.
    pub due_on: Date,
    /// Days past due; zero and less for those still ahead.
    pub overdue_days: i32,
    /// Money at stake, where declared.
    pub value: Option<Money>,
}

/// Complaints of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaints {
    /// Not closed, oldest first.
    pub open: Vec<OpenComplaint>,
    /// Complaints of the last twelve months by theme, empty where none was noted.
    pub themes: BTreeMap<String, u32>,
}

impl Complaints {
    /// Returns the themes that came up more than once in twelve months, and how often.
    pub fn repeats(&self) -> impl Iterator<Item = (&str, u32)> {
        let often = |(theme, count): (&'_ String, &u32)| !theme.is_empty() && *count > 1;
        self.themes
            .iter()
            .filter(move |row| often(*row))
            .map(|(theme, count)| (theme.as_str(), *count))
    }
}

/// A complaint that is not closed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenComplaint {
    /// Its place in the account's records of interactions.
    pub record: usize,
    /// Day opened.
    pub opened: Date,
    /// Days since.
    pub days: i32,
    /// Days past the limit for closing one; zero and less within it.
    pub overdue_days: i32,
    /// Whether anybody has answered.
    pub answered: bool,
    /// Complaints with this theme in the last twelve months, this one included.
    pub repeats: u32,
}

/// The document of one kind that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentState {
    /// Its place in the account's records.
    pub record: usize,
    /// `contract`, `price_list`, `sla`, `specification`, `tender` or the source's own word.
    pub kind: String,
    /// Day on which the manager read this version.
    pub read_on: Option<Date>,
    /// Days until it ends; negative when it ended without a successor.
    pub ends_in_days: Option<i32>,
    /// Whether it ends within sixty days.
    pub ends_soon: bool,
    /// Whether a meeting is planned and the manager has not read it.
    pub unread_before_meeting: bool,
}

/// The next meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextMeeting {
    /// Its place in the account's records.
    pub record: usize,
    /// The day.
    pub day: Date,
    /// Days until then.
    pub in_days: i32,
    /// Whether it has an objective.
    pub objective: bool,
    /// Whether it was prepared.
    pub prepared: bool,
}

/// The part a person plays in a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// Says yes or no.
    Decides,
    /// Is heard.
    Influences,
    /// Negotiates and orders.
    Buys,
    /// Works with what we sell.
    Uses,
    /// Is against it; nobody need be.
    Blocks,
}

impl Function {
    /// Every function, in the order of listing.
    pub const ALL: [Self; 5] =
        [Self::Decides, Self::Influences, Self::Buys, Self::Uses, Self::Blocks];
    /// Functions without which a decision is not understood.
    pub const NEEDED: [Self; 4] = [Self::Decides, Self::Influences, Self::Buys, Self::Uses];

    /// Returns the word the data use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Decides => "decides",
            Self::Influences => "influences",
            Self::Buys => "buys",
            Self::Uses => "uses",
            Self::Blocks => "blocks",
        }
    }

    /// Returns the function a word of the data stands for.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.word() == word)
    }
}

/// Who takes part in the decisions of an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecisionSystem {
    /// Everybody known, by function, then in the order of the records.
    pub people: Vec<Person>,
    /// Needed functions that no named person has.
    pub missing: Vec<Function>,
    /// Needed functions that are known over those needed, 0 to 1.
    pub coverage: f64,
    /// Persons nobody on our side owns.
    pub unowned: usize,
    /// The newest contact with anybody who decides.
    pub decider_contacted: Option<Date>,
    /// Days since that contact, where it is longer ago than the limit; `None` within it and
    /// without a known decider.
    pub decider_silent_days: Option<i32>,
    /// Whether a decider is known whom nobody ever contacted.
    pub decider_never_contacted: bool,
}

/// A person at the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The place in the account's records of contacts.
    pub record: usize,
    /// The part played.
    pub function: Option<Function>,
    /// Days since the last contact.
    pub days_since_contact: Option<i32>,
}

/// A competitor at the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// The name.
    pub name: String,
    /// The place in the account's records of competitors; `None` for one known from offers only.
    pub record: Option<usize>,
    /// First seen.
    pub since: Option<Date>,
    /// The last note or offer lost to it.
    pub last_incident: Option<Date>,
    /// Offers lost to it.
    pub offers_lost: u32,
    /// Their value.
    pub value_lost: Money,
}

/// How far the individual programme of an account is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// Steps done.
    pub done: u32,
    /// Steps not done and not due yet.
    pub open: u32,
    /// Steps past their day.
    pub overdue: u32,
    /// Done steps that were answered.
    pub answered: u32,
    /// The most pressing step: its place in the account's records, by day due.
    pub next: Option<usize>,
}

/// A field of the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DossierField {
    /// Its yearly budget for what we sell.
    Budget,
    /// Anybody who works there.
    Contacts,
    /// How it is organised.
    Structure,
    /// Its market.
    Environment,
    /// What it does.
    Description,
    /// Employees.
    Headcount,
    /// Our history with it.
    History,
    /// Who else courts it.
    Competitors,
}

impl DossierField {
    /// Returns the word used in files and translations.
    pub fn word(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Contacts => "contacts",
            Self::Structure => "structure",
            Self::Environment => "environment",
            Self::Description => "description",
            Self::Headcount => "headcount",
            Self::History => "history",
            Self::Competitors => "competitors",
        }
    }
}

/// What is known of the company behind an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// Share of the dossier that is filled, by weight, 0 to 1.
    pub completeness: f64,
    /// Fields nobody filled.
    pub missing: Vec<DossierField>,
    /// Days since it was last checked; `None` when it never was.
    pub age_days: Option<i32>,
}

/// Tenders and offers that were decided by the as-of date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferHistory {
    /// Won.
    pub won: u32,
    /// Value won.
    pub won_value: Money,
    /// Lost.
    pub lost: u32,
    /// Value lost.
    pub lost_value: Money,
    /// Lost offers and their value by reason, `unknown` where none was given.
    pub reasons: BTreeMap<String, (u32, Money)>,
}

impl OfferHistory {
    /// Returns won over decided; `None` without a decided offer.
    pub fn win_rate(&self) -> Option<f64> {
        let decided = self.won + self.lost;
        (decided > 0).then(|| f64::from(self.won) / f64::from(decided))
    }
}
