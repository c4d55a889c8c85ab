//! The list of questions and proposals: what can stand on it and in which order.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::{
    analysis::{DossierField, Function},
    model::Money,
};

/// Questions that are for the meeting.
const QUESTIONS: usize = 5;
/// Proposals that are for the meeting.
const PROPOSALS: usize = 3;
/// Points of each kind that are kept.
const KEPT: usize = 10;

/// What to ask and to propose next, each list by money, then in the order of the subjects.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    questions: Vec<Point>,
    proposals: Vec<Point>,
}

impl Agenda {
    /// Gives back what was kept for further points: there is an agenda for every account.
    pub(super) fn shrink(&mut self) {
        self.questions.shrink_to_fit();
        self.proposals.shrink_to_fit();
    }

    /// Returns all questions that are kept.
    pub fn questions(&self) -> &[Point] {
        &self.questions
    }

    /// Returns all proposals that are kept.
    pub fn proposals(&self) -> &[Point] {
        &self.proposals
    }

    /// Returns the questions for the meeting.
    pub fn best_questions(&self) -> &[Point] {
        &self.questions[..self.questions.len().min(QUESTIONS)]
    }

    /// Returns the proposals for the meeting.
    pub fn best_proposals(&self) -> &[Point] {
        &self.proposals[..self.proposals.len().min(PROPOSALS)]
    }

    /// Keeps the points about subjects that pass a test.
    pub(crate) fn retain(&mut self, passes: impl Fn(Subject) -> bool) {
        self.questions.retain(|point| passes(point.subject));
        self.proposals.retain(|point| passes(point.subject));
    }

    /// Puts a point where its money belongs.
    pub(crate) fn add(&mut self, point: Point) {
        let list = match point.subject.kind() {
            PointKind::Question => &mut self.questions,
            PointKind::Proposal => &mut self.proposals,
        };
        let key = |point: &Point| (Reverse(point.money), point.subject);
        let place = list.partition_point(|known| key(known) <= key(&point));
        list.insert(place, point);
        list.truncate(KEPT);
    }
}

/// One question or proposal with the evidence behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What it is about.
    pub subject: Subject,
    /// What it rests on.
    pub evidence: Evidence,
    /// The money it is about; it ranks and is never summed.
    pub money: Money,
}

impl Point {
    /// Makes a point.
    pub(crate) fn new(subject: Subject, money: Money, evidence: Evidence) -> Self {
        Self { subject, evidence, money }
    }
}

/// The numbers and days behind a point; which of them a subject has stands at [`Subject`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// A name or theme out of the data.
    pub name: Option<String>,
    /// Since when, or until when.
    pub day: Option<Date>,
    /// How many days.
    pub days: Option<i32>,
    /// How much.
    pub amount: Option<Money>,
    /// Which share.
    pub share: Option<f64>,
    /// How many.
    pub count: Option<u32>,
}

/// Whether something is asked or offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// Asked.
    Question,
    /// Offered.
    Proposal,
}

/// What a point is about, with the evidence it has; earlier subjects stand before later ones of
/// equal money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Lost: `day` of the last purchase, `days` since.
    Lost,
    /// Silent for longer than usual: `day` of the last purchase, `days` since, usual gap in `count`.
    Silence,
    /// A function nobody is known for.
    Function(Function),
    /// Nobody who decides was contacted of late: `day`, `days` since; none when never.
    DeciderSilent,
    /// Whether a candidate needs more than it buys, the first of the three Ps: budget as `amount`.
    Need,
    /// Whether a candidate pays, the second of the three Ps: budget as `amount`. The third is asked
    /// as a function or a silent decider.
    Solvency,
    /// An open complaint: theme as `name`, `day` opened, `days` open, `count` of that theme in a year.
    Complaint,
    /// Buys less: by `amount` and `share`; since `day` where half a year is enough to tell.
    Shrinking,
    /// A category it stopped buying: `name`, last `day`, `amount` a year before.
    DroppedCategory,
    /// Orders came late: `count` of them, `share` of those due.
    LateDeliveries,
    /// A lost offer: competitor as `name`, `day`, `amount`.
    LostOffer,
    /// An offer without an answer: `day` sent, `days` since, `amount`.
    OpenOffer,
    /// A price that moved: product as `name`, `share` of change, `amount` of effect.
    PriceMoved,
    /// A competitor: `name`, last `day`, `amount` and `count` of offers lost to it.
    Competitor,
    /// A field of the dossier nobody filled.
    Field(DossierField),
    /// Nothing stands out: what to do better next year.
    NextYear,
    /// A document ends: kind as `name`, last `day`, `days` until then.
    Renewal,
    /// Money past its due date: `amount`, oldest due `day`, `days` since, `share` of what is open.
    OverdueMoney,
    /// A category like accounts buy: `name`, sales now as `amount`, median `share`, `count` of peers.
    Category,
    /// A discount above the company's: `share` of discount, `amount` at list prices a year.
    PriceIncrease,
    /// A discount of 2 % against volume: `share` of more volume that pays for it, `amount` of cost.
    DiscountForVolume,
    /// A step of the programme: step as `name`, due `day`, `days` overdue.
    ProgrammeStep,
}

impl Subject {
    /// Returns whether it is asked or offered.
    pub fn kind(self) -> PointKind {
        match self {
            Self::Renewal
            | Self::OverdueMoney
            | Self::Category
            | Self::PriceIncrease
            | Self::DiscountForVolume
            | Self::ProgrammeStep => PointKind::Proposal,
            _ => PointKind::Question,
        }
    }

    /// Returns the word used in files and translations.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Silence => "silence",
            Self::Function(function) => function.word(),
            Self::DeciderSilent => "decider_silent",
            Self::Need => "need",
            Self::Solvency => "solvency",
            Self::Complaint => "complaint",
            Self::Shrinking => "shrinking",
            Self::DroppedCategory => "dropped_category",
            Self::LateDeliveries => "late_deliveries",
            Self::LostOffer => "lost_offer",
            Self::OpenOffer => "open_offer",
            Self::PriceMoved => "price_moved",
            Self::Competitor => "competitor",
            Self::Field(field) => field.word(),
            Self::NextYear => "next_year",
            Self::Renewal => "renewal",
            Self::OverdueMoney => "overdue_money",
            Self::Category => "category",
            Self::PriceIncrease => "price_increase",
            Self::DiscountForVolume => "discount_for_volume",
            Self::ProgrammeStep => "programme_step",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(subject: Subject, units: i64) -> Point {
        Point::new(subject, Money(units), Evidence::default())
    }

    #[test]
    fn money_ranks_and_equal_money_follows_the_list() {
        let mut agenda = Agenda::default();
        for (subject, units) in [
            (Subject::Field(DossierField::Budget), 10),
            (Subject::Category, 99),
            (Subject::Competitor, 50),
            (Subject::Silence, 50),
        ] {
            agenda.add(point(subject, units));
        }
        let order: Vec<&str> = agenda.questions().iter().map(|row| row.subject.word()).collect();
        assert_eq!(order, ["silence", "competitor", "budget"]);
        assert_eq!(agenda.best_proposals().len(), 1);
    }

    #[test]
    fn five_questions_are_for_the_meeting_and_ten_are_kept() {
        let mut agenda = Agenda::default();
        for units in 0..30 {
            agenda.add(point(Subject::Competitor, units));
        }
        assert_eq!((agenda.questions().len(), agenda.best_questions().len()), (10, 5));
        assert_eq!(agenda.questions()[9].money, Money(20));
    }
}
