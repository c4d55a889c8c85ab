//! A manager's day as numbers: most days are near the one before.

use crate::{
    facts::{
        ManagerDay, Row,
        days::{from_number, to_number},
    },
    model::Money,
};

impl Row for ManagerDay {
    type Numbers = [i64; 3];
    const NEAR: usize = 1;

    fn to_numbers(&self) -> [i64; 3] {
        [to_number(self.day), self.revenue.0, self.orders.into()]
    }

    fn from_numbers(&[day, revenue, orders]: &[i64; 3]) -> Self {
        let orders = u32::try_from(orders).expect("the number was made of orders");
        Self { day: from_number(day), revenue: Money(revenue), orders }
    }
}
