//! What has to be done, by rule and ranked by money at stake times urgency.
//!
//! | rule | when | by | money at stake |
//! |---|---|---|---|
//! | R1 | late by its own rhythm (class A and B), or at risk | 2 days | an order; a year at risk |
//! | R2 | lost within 180 days | 5 days | the year before its last purchase |
//! | R3 | a promise past its day | 1 day | the values promised, an order for each without one |
//! | R4 | a complaint open past the limit of the duties | 1 day | an order |
//! | R5 | a meeting within 7 days lacks objective or preparation | the day before | an order |
//! | R6 | a contract, price list or service level ends within 60 days, or has ended | 30 days before, at least 7 | a quarter |
//! | R7 | class A, money more than a week past its due date | 3 days | that money |
//! | R8 | a category is no longer bought | 7 days | its yearly sales |
//! | R9 | the share crossed the core limit within a quarter | 14 days | the revenue gained or lost since |
//! | R9 | the key set left its band within a quarter (company) | 14 days | the revenue between share and band |
//! | R10 | class A, B or labelled: decider unknown or out of touch | 14 days | an order |
//! | R11 | a competitor first seen within 90 days | 7 days | a quarter, at least what was lost to it |
//! | R12 | won back within 90 days | 14 days, at most the 90 | what it bought since, at least an order |
//!
//! Of an account without orders in twelve months an order is one of the twelve up to its last; a rule
//! with nothing at stake still raises its action, which stands last.
//!
//! A day that falls on a weekend or holiday becomes the next working day; R5 stays the day before.

mod action;
mod buying;
mod case;
mod duty;
mod key;

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::analysis::{Analysis, basis::Basis};

pub use action::{Action, Rule, Trigger};

/// Adds the actions of every account and of the company; they look at all other figures, so they
/// come last.
pub(super) fn add(basis: &Basis<'_>, analysis: &mut Analysis) {
    let around = case::Around::of(basis, &analysis.accounts);
    let named = analysis.accounts.par_iter_mut().filter(|account| account.is_named());
    named.for_each(|account| {
        let case = around.case(account);
        let found = buying::actions(&case).into_iter().chain(duty::actions(&case));
        let mut actions: Vec<Action> = found.chain([key::core_share(&case)]).flatten().collect();
        actions.sort_by(|a, b| {
            b.priority.total_cmp(&a.priority).then_with(|| a.rule().cmp(&b.rule()))
        });
        actions.shrink_to_fit();
        account.actions = actions;
    });
    analysis.company.actions = key::key_set(&around, analysis).into_iter().collect();
}
