//! Prospective accounts.

use crate::analysis::{
    Answer, DecisionPower, Grade, Need, Solvency,
    metrics::{Metric, MetricUnit},
};

/// Prospective account: a new account with a budget that passes the three Ps.
///
/// ```text
/// gate            first purchase in the last 12 months, or none; a known budget above zero; not core
/// need            yes: unspent budget, white space or growth above zero, or a competitor seen at it
///                 no: budget or white space is known, growth too, and none of them is above zero
/// solvency        yes: overdue <= 20 % of what it owes, mean delay <= 15 days, owes <= credit limit
///                 no: any of these that is known is passed; unknown without a line with a due date
/// decision power  yes: a contact who decides, contacted in the last 90 days (`duties.contact_days`)
///                 no: longer ago; unknown: nobody decides on record, or no date of contact
/// grade           three yes: prospective; any no: declined; else candidate, each unknown a question
/// ```
///
/// - **Unit:** one of six grades, with each answer and its evidence.
/// - **Grain:** account, also of the accounts table without any line. Answers are given for every
///   account, so that a briefing can use them; the grade only behind the gate, since "prospective"
///   means new: an established account that grows is a matter of white space, not of a label. A
///   budget nobody entered is no budget; it is not asked for account by account.
/// - **Undefined** never: what is not known is `unknown`.
/// - **Roll-up:** counts per grade.
/// - **Assumptions:** what is on record is what is known; who decides is entered as such.
///
/// # Reference
///
/// The trade's three Ps; the limits of solvency are fixed here and stated.
pub(super) const METRIC: Metric = Metric {
    id: "prospective_account",
    unit: MetricUnit::Class,
    name: "Prospective account",
    explanation: "A new account with a budget that needs more than it buys, pays, and whose decision maker we \
                  reach. What is unknown becomes a question.",
};

/// Overdue part of what is owed up to which an account is solvent.
const MOST_OVERDUE: f64 = 0.2;

/// Mean delay in days up to which an account is solvent.
const MOST_DELAY: f64 = 15.0;

/// What stands before the three Ps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Gate {
    /// Whether it is a core account.
    pub(in crate::analysis) is_core: bool,
    /// Whether it first bought in the last 12 months, or never.
    pub(in crate::analysis) is_new: bool,
    /// Whether a budget above zero is known.
    pub(in crate::analysis) has_budget: bool,
}

/// Answers the question of need from its evidence.
pub(in crate::analysis) fn need(found: &Need) -> Answer {
    let room = [found.unspent_budget, found.white_space];
    let grows = found.growth.map(|growth| growth > 0.0);
    if room.iter().flatten().any(|amount| amount.is_positive())
        || found.competitors > 0
        || grows == Some(true)
    {
        return Answer::Yes;
    }
    let measured = room.iter().flatten().next().is_some();
    if measured && grows.is_some() { Answer::No } else { Answer::Unknown }
}

/// Answers the question of solvency from its evidence.
pub(in crate::analysis) fn solvency(found: &Solvency) -> Answer {
    let within = [
        found.overdue_share.map(|share| share <= MOST_OVERDUE),
        found.mean_delay.map(|days| days <= MOST_DELAY),
        found.credit_use.map(|share| share <= 1.0),
    ];
    match within.into_iter().flatten().reduce(|all, one| all && one) {
        Some(true) => Answer::Yes,
        Some(false) => Answer::No,
        None => Answer::Unknown,
    }
}

/// Answers the question of decision power; `days` since the last contact with who decides.
pub(in crate::analysis) fn decision(deciders: u32, days: Option<i32>, contact_days: u32) -> Answer {
    match days {
        _ if deciders == 0 => Answer::Unknown,
        None => Answer::Unknown,
        Some(days) if i64::from(days) <= i64::from(contact_days) => Answer::Yes,
        Some(_) => Answer::No,
    }
}

/// Grades an account.
pub(in crate::analysis) fn grade(
    gate: Gate,
    (need, solvency, decision): (&Need, &Solvency, &DecisionPower),
) -> Grade {
    let answers = [need.answer, solvency.answer, decision.answer];
    match gate {
        Gate { is_core: true, .. } => Grade::Core,
        Gate { is_new: false, .. } => Grade::Established,
        Gate { has_budget: false, .. } => Grade::NoBudget,
        _ if answers.contains(&Answer::No) => Grade::Declined,
        _ if answers.contains(&Answer::Unknown) => Grade::Candidate,
        _ => Grade::Prospective,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Money;

    const NO_NEED: Need = Need {
        answer: Answer::Unknown,
        unspent_budget: None,
        white_space: None,
        competitors: 0,
        growth: None,
    };
    const NOTHING_OWED: Solvency = Solvency {
        answer: Answer::Unknown,
        overdue_share: None,
        mean_delay: None,
        credit_use: None,
    };

    #[test]
    fn need_is_seen_in_room_growth_or_a_competitor() {
        let unspent = |amount| Need { unspent_budget: Some(Money(amount)), ..NO_NEED };
        assert_eq!(need(&unspent(1)), Answer::Yes);
        assert_eq!(need(&Need { competitors: 1, ..NO_NEED }), Answer::Yes);
        assert_eq!(need(&Need { growth: Some(0.1), ..unspent(-5) }), Answer::Yes);
        assert_eq!(need(&Need { growth: Some(-0.1), ..unspent(0) }), Answer::No);
        assert_eq!(need(&Need { growth: Some(-0.1), ..NO_NEED }), Answer::Unknown);
        assert_eq!(need(&unspent(0)), Answer::Unknown);
    }

    #[test]
    fn one_broken_limit_of_solvency_is_enough() {
        assert_eq!(solvency(&NOTHING_OWED), Answer::Unknown);
        let owes = |overdue, delay, credit| Solvency {
            overdue_share: Some(overdue),
            mean_delay: delay,
            credit_use: credit,
            ..NOTHING_OWED
        };
        assert_eq!(solvency(&owes(0.2, None, None)), Answer::Yes);
        assert_eq!(solvency(&owes(0.1, Some(15.5), None)), Answer::No);
        assert_eq!(solvency(&owes(0.0, Some(-3.0), Some(1.01))), Answer::No);
        assert_eq!(solvency(&owes(0.3, Some(1.0), Some(0.1))), Answer::No);
    }

    #[test]
    fn who_decides_must_be_known_and_contacted_in_time() {
        let answers = [(0, Some(3)), (1, None), (1, Some(90)), (2, Some(91))];
        let found = answers.map(|(deciders, days)| decision(deciders, days, 90));
        assert_eq!(found, [Answer::Unknown, Answer::Unknown, Answer::Yes, Answer::No]);
    }

    #[test]
    fn only_new_accounts_with_a_budget_are_graded() {
        let open = Gate { is_core: false, is_new: true, has_budget: true };
        let graded = |gate, answers: [Answer; 3]| {
            let [need, solvency, decision] = answers;
            let decision = DecisionPower { answer: decision, deciders: 1, last_contact: None };
            let need = Need { answer: need, ..NO_NEED };
            grade(gate, (&need, &Solvency { answer: solvency, ..NOTHING_OWED }, &decision))
        };
        let yes = [Answer::Yes; 3];
        assert_eq!(graded(open, yes), Grade::Prospective);
        assert_eq!(graded(open, [Answer::Yes, Answer::Unknown, Answer::Yes]), Grade::Candidate);
        assert_eq!(graded(open, [Answer::No, Answer::Unknown, Answer::Yes]), Grade::Declined);
        assert_eq!(graded(Gate { is_core: true, ..open }, yes), Grade::Core);
        assert_eq!(graded(Gate { is_new: false, ..open }, yes), Grade::Established);
        assert_eq!(graded(Gate { has_budget: false, ..open }, yes), Grade::NoBudget);
    }
}
