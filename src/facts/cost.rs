//! A cost that may be unknown.

use crate::model::Money;

/// The cost of some lines; unknown when any of them has none.
///
/// One word, as there are millions: an option of money is two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost(i64);

impl Cost {
    /// The cost of lines of which one has none.
    pub const UNKNOWN: Self = Self(i64::MIN);

    /// Takes a cost; `None` for the smallest amount there is, which stands for an unknown one.
    pub fn of(Money(units): Money) -> Option<Self> {
        Some(Self(units)).filter(|cost| *cost != Self::UNKNOWN)
    }

    /// Returns the cost where it is known.
    pub fn known(self) -> Option<Money> {
        (self != Self::UNKNOWN).then_some(Money(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cost_but_the_smallest_amount_is_known_as_it_is() {
        let known = |units| Cost::of(Money(units)).and_then(Cost::known);
        for units in [0, -1, i64::MIN + 1, i64::MAX] {
            assert_eq!(known(units), Some(Money(units)));
        }
        assert_eq!((known(i64::MIN), Cost::UNKNOWN.known()), (None, None));
    }
}
