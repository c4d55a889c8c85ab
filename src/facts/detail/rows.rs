//! The rows of an account as numbers: as they stand in order, keys are near those before.

use crate::{
    facts::{
        CategoryDay, PriceMonth, ProductSum, Row, Traded,
        days::{from_number, to_number},
    },
    model::{Date, Money, Month},
};

/// Month zero of the calendar.
const FIRST: Date = Date::ZERO;

impl Row for ProductSum {
    type Numbers = [i64; 5];
    const NEAR: usize = 1;

    fn to_numbers(&self) -> [i64; 5] {
        let Self { product, base, current } = self;
        [i64::from(*product), base.qty, base.revenue.0, current.qty, current.revenue.0]
    }

    fn from_numbers(&[product, base_qty, base, current_qty, current]: &[i64; 5]) -> Self {
        let traded = |qty, revenue| Traded { qty, revenue: Money(revenue) };
        Self {
            product: place(product),
            base: traded(base_qty, base),
            current: traded(current_qty, current),
        }
    }
}

impl Row for CategoryDay {
    type Numbers = [i64; 3];
    const NEAR: usize = 2;

    fn to_numbers(&self) -> [i64; 3] {
        [i64::from(self.category), to_number(self.day), self.sales.0]
    }

    fn from_numbers(&[category, day, sales]: &[i64; 3]) -> Self {
        Self { category: place(category), day: from_number(day), sales: Money(sales) }
    }
}

impl Row for PriceMonth {
    type Numbers = [i64; 3];
    const NEAR: usize = 1;

    fn to_numbers(&self) -> [i64; 3] {
        [i64::from(self.month.since(Month::of(FIRST))), self.net.0, self.list.0]
    }

    fn from_numbers(&[month, net, list]: &[i64; 3]) -> Self {
        let month = i32::try_from(month).expect("the number was made of a month");
        Self { month: Month::of(FIRST).plus(month), net: Money(net), list: Money(list) }
    }
}

fn place(number: i64) -> u32 {
    u32::try_from(number).expect("the number was made of a place")
}
