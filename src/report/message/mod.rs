//! Messages: what changed, how much, since when, who acts; the most valuable first.

mod account;
mod company;
mod manager;
mod shared;

pub(crate) use account::account;
pub(crate) use company::{company, week_sentence};
pub(crate) use manager::manager;
pub(crate) use shared::{fall, standing_at, weeks_of, whole, whole_days};

use serde::Serialize;

use crate::model::Money;

/// One message as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Message {
    /// The head line with the figure.
    pub(crate) head: String,
    /// One or two sentences.
    pub(crate) text: String,
}

/// A message that may be printed.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The message.
    message: Message,
    /// Money it is about.
    money: Money,
    /// How sure and how urgent it is, 0 to 1.
    strength: f64,
}

impl Candidate {
    fn new(head: String, text: String, money: Money, strength: f64) -> Self {
        Self { message: Message { head, text }, money, strength }
    }

    fn weight(&self) -> f64 {
        self.money.as_f64().abs() * self.strength
    }
}

/// Returns the `most` weightiest messages; equal weights stand in the order given.
fn ranked(mut candidates: Vec<Candidate>, most: usize) -> Vec<Message> {
    candidates.sort_by(|left, right| right.weight().total_cmp(&left.weight()));
    candidates.into_iter().take(most).map(|candidate| candidate.message).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_times_strength_decides() {
        let candidate = |head: &str, money, strength| {
            Candidate::new(head.to_owned(), String::new(), Money(money), strength)
        };
        let all = vec![
            candidate("weak", 100, 0.1),
            candidate("loss", -50, 1.0),
            candidate("small", 1, 1.0),
        ];
        let heads: Vec<String> = ranked(all, 2).into_iter().map(|message| message.head).collect();
        assert_eq!(heads, ["loss", "weak"]);
    }
}
