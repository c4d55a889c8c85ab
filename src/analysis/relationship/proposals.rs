//! What the facts of an account make worth offering.

use crate::{
    analysis::{
        Evidence, Point, Realisation, Subject,
        relationship::questions::{Asker, none},
        trade::share_of,
    },
    model::Money,
};

/// Discount above the company's from which a price increase is proposed.
const GAP: f64 = 0.01;
/// The largest increase that is proposed at once.
const LARGEST_INCREASE: f64 = 0.03;
/// The step of the ladder that is offered against volume.
const OFFERED: f64 = 0.02;

impl Asker<'_> {
    /// Returns every proposal the facts give, in no order; `company` is what the company realises.
    pub(super) fn proposals(&self, company: Realisation) -> Vec<Point> {
        let mut points: Vec<Point> =
            [self.overdue(), self.increase(company), self.volume(), self.step()]
                .into_iter()
                .flatten()
                .collect();
        points.extend(self.renewals());
        points.extend(self.categories());
        points
    }

    fn overdue(&self) -> Option<Point> {
        let owed = self.account.trade.receivables.filter(|owed| owed.overdue.is_positive())?;
        let evidence = Evidence {
            day: owed.oldest_due,
            days: owed.oldest_days,
            amount: Some(owed.overdue),
            share: owed.overdue_share,
            ..none()
        };
        Some(Point::new(Subject::OverdueMoney, owed.overdue, evidence))
    }

    /// Half the gap between the account's discount and the company's.
    fn increase(&self, company: Realisation) -> Option<Point> {
        let terms = self.account.trade.terms.as_ref()?;
        let discount = terms.discount_now?;
        let gap = discount - company.discount()?;
        if gap < GAP {
            return None;
        }
        let list_value = share_of(terms.point_cost, 100.0);
        let money = share_of(list_value, (gap / 2.0).min(LARGEST_INCREASE));
        let evidence = Evidence { share: Some(discount), amount: Some(list_value), ..none() };
        Some(Point::new(Subject::PriceIncrease, money, evidence))
    }

    /// A discount for more volume, where a margin is known and the limit allows it.
    fn volume(&self) -> Option<Point> {
        let terms = self.account.trade.terms.as_ref()?;
        let allowed = terms.headroom().is_none_or(|room| room >= OFFERED);
        let step = terms.ladder.iter().find(|step| (step.discount - OFFERED).abs() < 1e-9)?;
        let share = step.extra_volume.filter(|_| allowed)?;
        let evidence = Evidence { share: Some(share), amount: Some(step.yearly_cost), ..none() };
        Some(Point::new(Subject::DiscountForVolume, terms.point_cost, evidence))
    }

    fn step(&self) -> Option<Point> {
        let programme = &self.account.relationship.programme;
        let step = &self.account.records.programme_steps[programme.next?];
        let evidence = Evidence {
            name: Some(step.step.clone()),
            day: step.due_on,
            days: step.due_on.map(|due| (self.scope.as_of - due).get_days()),
            ..none()
        };
        Some(Point::new(Subject::ProgrammeStep, self.order, evidence))
    }

    fn renewals(&self) -> impl Iterator<Item = Point> {
        let relationship = &self.account.relationship;
        relationship.documents.iter().filter(|state| state.ends_soon).map(|state| {
            let is_contract = state.kind == "contract";
            let money: Money = if is_contract { self.worth } else { self.order };
            let evidence = Evidence {
                name: Some(state.kind.clone()),
                day: self.account.records.documents[state.record].valid_to,
                days: state.ends_in_days,
                ..none()
            };
            Point::new(Subject::Renewal, money, evidence)
        })
    }

    fn categories(&self) -> impl Iterator<Item = Point> {
        let space = &self.account.trade.white_space;
        space.proposals.iter().map(|proposal| {
            let evidence = Evidence {
                name: Some(proposal.category.clone()),
                amount: Some(proposal.actual),
                share: Some(proposal.peer_share),
                count: u32::try_from(space.peers).ok(),
                ..none()
            };
            Point::new(Subject::Category, proposal.potential, evidence)
        })
    }
}
