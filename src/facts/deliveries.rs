//! When the orders of a day were promised and delivered.

use std::ops::Deref;

use jiff::civil::Date;

/// When an order was promised and delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Delivery {
    /// The latest promised day of its lines.
    pub promised: Date,
    /// The latest delivered day; `None` while any line is undelivered.
    pub delivered: Option<Date>,
}

/// Deliveries in order, in 16 bytes: most days have one, which takes no memory of its own, and the
/// list of others lies behind a thin pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deliveries(Kept);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Kept {
    #[default]
    None,
    One(Delivery),
    #[expect(clippy::box_collection, reason = "a slice would take 8 bytes more in every day")]
    More(Box<Vec<Delivery>>),
}

impl Deref for Deliveries {
    type Target = [Delivery];

    fn deref(&self) -> &[Delivery] {
        match &self.0 {
            Kept::None => &[],
            Kept::One(delivery) => std::slice::from_ref(delivery),
            Kept::More(deliveries) => deliveries,
        }
    }
}

impl<'a> IntoIterator for &'a Deliveries {
    type Item = &'a Delivery;
    type IntoIter = std::slice::Iter<'a, Delivery>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Delivery> for Deliveries {
    fn from_iter<I: IntoIterator<Item = Delivery>>(deliveries: I) -> Self {
        let mut deliveries = deliveries.into_iter();
        let [first, second] = [deliveries.next(), deliveries.next()];
        Self(match (first, second) {
            (Some(first), Some(second)) => {
                let mut all: Vec<_> = [first, second].into_iter().chain(deliveries).collect();
                all.sort_unstable();
                all.shrink_to_fit();
                Kept::More(Box::new(all))
            }
            (Some(one), None) => Kept::One(one),
            _ => Kept::None,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::AccountDay;

    #[test]
    fn an_account_day_takes_56_bytes() {
        // There are millions of them: docs/performance.md counts on it.
        assert_eq!((size_of::<super::Deliveries>(), size_of::<AccountDay>()), (16, 56));
    }
}
