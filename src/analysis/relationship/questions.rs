//! What the facts of an account make worth asking.

use std::collections::BTreeSet;

use crate::{
    analysis::{
        AccountAnalysis, DossierField, Evidence, Function, Point, Potential, PotentialQuestion,
        Scope, State, Subject,
        metrics::{
            dossier_completeness::weight,
            next_questions::{usual_order, while_open},
        },
        trade::{share_of, yearly},
    },
    model::{Money, Offer},
};

/// A price that moved by less than this is not asked about.
const PRICE_MOVE: f64 = 0.05;
/// An account that lost less than this share of its revenue is not asked why.
const SHRINK: f64 = 0.1;
/// Share of late orders from which deliveries are a subject.
const LATE: f64 = 0.1;
/// What the whole dossier weighs against the worth of an account: what is merely unknown stands behind
/// what went wrong.
const UNKNOWN: f64 = 0.1;
/// Days for which a lost offer or a competitor's move is news.
const NEWS_DAYS: i32 = 365;

/// An account with what it is worth.
pub(super) struct Asker<'a> {
    pub(super) account: &'a AccountAnalysis,
    pub(super) scope: &'a Scope,
    /// Yearly revenue of the better window.
    pub(super) worth: Money,
    /// One order of the current window.
    pub(super) order: Money,
}

impl<'a> Asker<'a> {
    /// Weighs an account; `purchase_days` are those of the current window.
    pub(super) fn of(account: &'a AccountAnalysis, scope: &'a Scope, purchase_days: usize) -> Self {
        let better = account.revenue_current.max(account.revenue_base).max(Money::ZERO);
        Self {
            account,
            scope,
            worth: yearly(better, scope.settings.window_months),
            order: usual_order(account.revenue_current, purchase_days),
        }
    }

    /// Returns every question the facts give, in no order.
    pub(super) fn questions(&self) -> Vec<Point> {
        let mut points: Vec<Point> = [
            self.silence(),
            self.shrinking(),
            self.decider(),
            self.late_deliveries(),
            self.lost_offer(),
            self.open_offer(),
            self.price(),
            self.rival(),
        ]
        .into_iter()
        .flatten()
        .collect();
        points.extend(self.complaints());
        points.extend(self.dropped());
        points.extend(self.potential());
        points.extend(self.unknown());
        if points.is_empty() {
            points.push(Point::new(Subject::NextYear, self.worth, Evidence::default()));
        }
        points
    }

    fn silence(&self) -> Option<Point> {
        let rhythm = &self.account.rhythm;
        let days = rhythm.days_since?;
        let late = rhythm.late_after.is_some_and(|late| f64::from(days) > late);
        let (subject, money) = match rhythm.state_guarded {
            State::Churned => (Subject::Lost, self.worth),
            State::AtRisk => (Subject::Silence, self.worth),
            State::Active if late => (Subject::Silence, self.order),
            _ => return None,
        };
        let count = rhythm.usual_gap.map(whole);
        let day = self.account.last_purchase;
        Some(Point::new(subject, money, Evidence { day, days: Some(days), count, ..none() }))
    }

    /// Half a year below what its own variation explains, else a year well below the year before.
    fn shrinking(&self) -> Option<Point> {
        if let Some(shrink) = &self.account.churn.shrink {
            let less = shrink.at_stake();
            let evidence = Evidence {
                day: Some(shrink.weeks.from),
                amount: Some(less),
                share: less.ratio_to(shrink.previous),
                ..none()
            };
            return Some(Point::new(Subject::Shrinking, less, evidence));
        }
        let (current, base) = (self.account.revenue_current, self.account.revenue_base);
        let share = (base - current).ratio_to(base)?;
        if self.account.rhythm.state_guarded != State::Active || share < SHRINK {
            return None;
        }
        let less = yearly(base - current, self.scope.settings.window_months);
        let evidence = Evidence { amount: Some(less), share: Some(share), ..none() };
        Some(Point::new(Subject::Shrinking, less, evidence))
    }

    fn decider(&self) -> Option<Point> {
        let system = &self.account.relationship.decisions;
        let days = system.decider_silent_days;
        if days.is_none() && !system.decider_never_contacted {
            return None;
        }
        let money = while_open(self.worth, self.order, days.unwrap_or(NEWS_DAYS));
        let evidence = Evidence { day: system.decider_contacted, days, ..none() };
        Some(Point::new(Subject::DeciderSilent, money, evidence))
    }

    fn late_deliveries(&self) -> Option<Point> {
        let deliveries = &self.account.relationship.deliveries;
        let late = deliveries.late_delivered + deliveries.overdue_undelivered;
        let due = Some(deliveries.due()).filter(|due| *due > 0)?;
        let share = f64::from(late) / f64::from(due);
        if share < LATE {
            return None;
        }
        let evidence = Evidence { count: Some(late), share: Some(share), ..none() };
        Some(Point::new(Subject::LateDeliveries, share_of(self.worth, share), evidence))
    }

    /// The largest offer lost within a year.
    fn news(&self) -> Option<&'a Offer> {
        let news = |offer: &&Offer| {
            let days = offer.closed.map(|day| (self.scope.as_of - day).get_days());
            offer.status == "lost" && days.is_some_and(|days| (0..=NEWS_DAYS).contains(&days))
        };
        let offers = self.account.records.offers.iter().filter(news);
        offers.max_by_key(|offer| (offer.amount, offer.closed))
    }

    fn lost_offer(&self) -> Option<Point> {
        let offer = self.news()?;
        let evidence = Evidence {
            name: offer.competitor.clone(),
            day: offer.closed,
            amount: offer.amount,
            ..none()
        };
        Some(Point::new(Subject::LostOffer, offer.amount.unwrap_or(self.order), evidence))
    }

    /// The largest offer without an answer.
    fn open_offer(&self) -> Option<Point> {
        let as_of = self.scope.as_of;
        let open = |offer: &&Offer| {
            let decided = offer.status != "open" && offer.closed.is_none_or(|day| day <= as_of);
            !decided && offer.created.is_none_or(|day| day <= as_of)
        };
        let offers = self.account.records.offers.iter().filter(open);
        let offer = offers.max_by_key(|offer| (offer.amount, offer.created))?;
        let evidence = Evidence {
            day: offer.created,
            days: offer.created.map(|day| (as_of - day).get_days()),
            amount: offer.amount,
            ..none()
        };
        Some(Point::new(Subject::OpenOffer, offer.amount.unwrap_or(self.order), evidence))
    }

    fn price(&self) -> Option<Point> {
        let mut moves = self.account.trade.moves.iter();
        let moved = moves.find(|moved| moved.price_change.abs() >= PRICE_MOVE)?;
        let evidence = Evidence {
            name: Some(moved.name.clone()),
            share: Some(moved.price_change),
            amount: Some(moved.effect),
            ..none()
        };
        Some(Point::new(Subject::PriceMoved, Money(moved.effect.0.saturating_abs()), evidence))
    }

    /// The competitor with most money lost to, else the one seen last; the offer that is asked about
    /// by itself does not count again.
    fn rival(&self) -> Option<Point> {
        let rival = self.account.relationship.competitors.first()?;
        let same = |offer: &&Offer| offer.competitor.as_deref().map(str::trim) == Some(&rival.name);
        let asked = self.news().filter(same).and_then(|offer| offer.amount).unwrap_or_default();
        let evidence = Evidence {
            name: Some(rival.name.clone()),
            day: rival.last_incident,
            amount: Some(rival.value_lost),
            count: Some(rival.offers_lost),
            ..none()
        };
        Some(Point::new(Subject::Competitor, (rival.value_lost - asked).max(self.order), evidence))
    }

    /// The oldest complaint of every theme.
    fn complaints(&self) -> impl Iterator<Item = Point> {
        let rows = &self.account.records.interactions;
        let mut themes = BTreeSet::new();
        let open = self.account.relationship.complaints.open.iter();
        let open = open.filter(move |open| themes.insert(rows[open.record].theme.as_deref()));
        open.map(|open| {
            let row = &rows[open.record];
            let evidence = Evidence {
                name: row.theme.clone().or_else(|| row.text.clone()),
                day: Some(open.opened),
                days: Some(open.days),
                count: Some(open.repeats),
                ..none()
            };
            let money = while_open(self.worth, self.order, open.days);
            Point::new(Subject::Complaint, money, evidence)
        })
    }

    fn dropped(&self) -> impl Iterator<Item = Point> {
        self.account.churn.dropped.iter().map(|dropped| {
            let evidence = Evidence {
                name: Some(dropped.category.clone()),
                day: Some(dropped.last),
                amount: Some(dropped.yearly_sales),
                ..none()
            };
            Point::new(Subject::DroppedCategory, dropped.yearly_sales, evidence)
        })
    }

    /// Need and solvency of a candidate; who decides is asked as a function or a silent decider.
    fn potential(&self) -> impl Iterator<Item = Point> {
        let potential = self.account.segment.potential.as_ref();
        let asked = potential.map(Potential::questions).unwrap_or_default().into_iter();
        let subject = |question| match question {
            PotentialQuestion::WhatElsewhere => Some(Subject::Need),
            PotentialQuestion::HowItPays => Some(Subject::Solvency),
            PotentialQuestion::WhoDecides | PotentialQuestion::WhenContacted => None,
        };
        let budget = self.account.account.budget_amount;
        asked.filter_map(subject).map(move |subject| {
            let money = budget.unwrap_or(self.worth);
            Point::new(subject, money, Evidence { amount: budget, ..none() })
        })
    }

    /// Functions nobody is known for and fields nobody filled.
    fn unknown(&self) -> impl Iterator<Item = Point> {
        let relationship = &self.account.relationship;
        let missing = relationship.decisions.missing.iter().map(|function| {
            let part = weight(DossierField::Contacts) * UNKNOWN;
            let share = if *function == Function::Decides { 1.0 } else { part };
            Point::new(Subject::Function(*function), share_of(self.worth, share), none())
        });
        let fields = relationship.dossier.missing.iter().map(|field| {
            let part = weight(*field) * UNKNOWN;
            let share = if *field == DossierField::Contacts { 1.0 } else { part };
            Point::new(Subject::Field(*field), share_of(self.worth, share), none())
        });
        missing.chain(fields)
    }
}

/// Evidence without any number.
pub(super) fn none() -> Evidence {
    Evidence::default()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days, not negative")]
fn whole(days: f64) -> u32 {
    days.round() as u32
}
