//! What like accounts buy.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use rayon::prelude::*;

use crate::{
    analysis::{
        AbcClass, AccountAnalysis, CategorySpace, PeerBasis, SpaceReason, WhiteSpace,
        basis::Basis,
        metrics::white_space::{Basket, Group, confidence, room},
        trade::{share_of, within, yearly},
    },
    facts::{AccountDetail, Detail},
    model::{Money, Span},
};

/// Categories that are proposed.
const MOST: usize = 3;

/// What makes accounts alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Kind {
    segment: Option<String>,
    size: Size,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Size {
    Declared(String),
    Class(AbcClass),
}

impl Kind {
    fn of(account: &AccountAnalysis) -> Self {
        let master = &account.account;
        let declared = master.size.clone().map(Size::Declared);
        Self { segment: master.segment.clone(), size: declared.unwrap_or(Size::Class(account.abc)) }
    }

    fn basis(&self) -> PeerBasis {
        match self.size {
            Size::Declared(_) => PeerBasis::SegmentAndSize,
            Size::Class(_) => PeerBasis::SegmentAndAbc,
        }
    }
}

/// The groups of like accounts.
pub(super) struct Groups(HashMap<Kind, Group>);

impl Groups {
    /// Puts every account with sales in the current window into its group.
    pub(super) fn of((basis, detail): (&Basis<'_>, &Detail), accounts: &[AccountAnalysis]) -> Self {
        let span = basis.scope.windows.current;
        let mut groups: HashMap<Kind, Group> = HashMap::new();
        let basket = |account: &'_ AccountAnalysis| {
            let basket = basket(detail, detail.account(&account.account.account_id)?, span);
            (account.is_named() && basket.total.is_positive()).then(|| (Kind::of(account), basket))
        };
        let baskets: Vec<(Kind, Basket)> = accounts.par_iter().filter_map(basket).collect();
        for (kind, basket) in baskets {
            groups.entry(kind).or_default().add(&basket);
        }
        groups.values_mut().for_each(Group::finish);
        Self(groups)
    }

    /// Compares an account with its group.
    pub(super) fn space(
        &self,
        (basis, detail): (&Basis<'_>, &Detail),
        account: &AccountAnalysis,
        rows: &AccountDetail,
    ) -> WhiteSpace {
        let kind = Kind::of(account);
        let basket = basket(detail, rows, basis.scope.windows.current);
        let Some(group) = self.0.get(&kind).filter(|_| basket.total.is_positive()) else {
            return WhiteSpace { basis: kind.basis(), ..WhiteSpace::default() };
        };
        let confidence = confidence(group.peers());
        let mut proposals = vec![];
        if confidence.is_some() {
            let categories = group.usual();
            proposals.extend(
                categories.filter_map(|category| {
                    propose((basis, detail), (group, &basket), rows, category)
                }),
            );
        }
        proposals.sort_by(|a, b| {
            (Reverse(a.potential), &a.category).cmp(&(Reverse(b.potential), &b.category))
        });
        proposals.truncate(MOST);
        within_budget(basis, account, &mut proposals);
        proposals.shrink_to_fit();
        WhiteSpace { basis: kind.basis(), peers: group.peers(), confidence, proposals }
    }
}

/// Returns the sales of a span by category; lines that tell none are left out.
fn basket(detail: &Detail, rows: &AccountDetail, span: Span) -> Basket {
    let mut sums: BTreeMap<u32, Money> = BTreeMap::new();
    for row in rows.categories.iter().filter(within(span)) {
        if !detail.categories[row.category as usize].is_empty() {
            *sums.entry(row.category).or_default() += row.sales;
        }
    }
    Basket { total: sums.values().copied().sum(), sales: sums.into_iter().collect() }
}

fn propose(
    (basis, detail): (&Basis<'_>, &Detail),
    (group, basket): (&Group, &Basket),
    rows: &AccountDetail,
    category: u32,
) -> Option<CategorySpace> {
    let (peer_share, buyers) = group.without(basket, category);
    let actual = basket.of(category);
    let own_share = actual.ratio_to(basket.total)?;
    let (share, limited) = room(peer_share, own_share)?;
    let months = basis.scope.settings.window_months;
    Some(CategorySpace {
        category: detail.categories[category as usize].clone(),
        actual,
        own_share,
        peer_share,
        buyers,
        potential: yearly(share_of(basket.total, share), months),
        limited,
        reason: reason(rows, category, actual),
    })
}

fn reason(rows: &AccountDetail, category: u32, actual: Money) -> SpaceReason {
    let days = rows.categories.iter().filter(|row| row.category == category);
    match days.map(|row| row.day).max() {
        _ if actual.is_positive() => SpaceReason::BuysLess,
        Some(last) => SpaceReason::Stopped(last),
        None => SpaceReason::NotBought,
    }
}

/// Cuts the potentials to what is left of the declared budget, the largest first.
fn within_budget(basis: &Basis<'_>, account: &AccountAnalysis, proposals: &mut Vec<CategorySpace>) {
    let Some(budget) = account.account.budget_amount else { return };
    let spent = yearly(account.revenue_current, basis.scope.settings.window_months);
    let mut left = (budget - spent).max(Money::ZERO);
    for proposal in proposals.iter_mut() {
        proposal.limited |= proposal.potential > left;
        proposal.potential = proposal.potential.min(left);
        left -= proposal.potential;
    }
    proposals.retain(|proposal| proposal.potential.is_positive());
}
