//! What lines with a due date add up to.

use jiff::{ToSpan, civil::Date};

use crate::{
    facts::{
        Error, Owed, Receivables,
        days::{to_date, to_days},
        orders::money,
    },
    model::Money,
};

/// The days that receivables ask about, counted from 1970-01-01.
#[derive(Clone, Copy, Debug)]
pub(in crate::facts) struct OwedDays {
    /// The day before the year.
    before: i32,
    as_of: i32,
}

impl OwedDays {
    /// Returns the year up to and including `as_of`.
    pub(in crate::facts) fn up_to(as_of: Date) -> Self {
        Self { before: to_days(as_of.saturating_sub(1.year())), as_of: to_days(as_of) }
    }

    fn is_in_year(self, day: i32) -> bool {
        self.before < day && day <= self.as_of
    }
}

impl Owed {
    /// Adds a line.
    pub(in crate::facts) fn add_line(
        &mut self,
        net: i64,
        due: i32,
        paid: Option<i32>,
        days: OwedDays,
    ) {
        let net = i128::from(net);
        let paid = paid.filter(|paid| *paid <= days.as_of);
        self.lines += u64::from(paid.is_none() || days.is_in_year(due));
        match paid {
            None => {
                self.open += net;
                if due < days.as_of {
                    self.overdue += net;
                    let oldest = self.oldest_due.map_or(due, |oldest| oldest.min(due));
                    self.oldest_due = if net > 0 { Some(oldest) } else { self.oldest_due };
                }
            }
            Some(paid) if net > 0 && days.is_in_year(paid) => {
                self.paid += net;
                self.paid_late += if paid > due { net } else { 0 };
                self.delay += net * i128::from(paid - due);
            }
            Some(_) => {}
        }
    }

    /// Adds the sum of other lines.
    pub(super) fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.open += other.open;
        self.overdue += other.overdue;
        self.oldest_due = [self.oldest_due, other.oldest_due].into_iter().flatten().min();
        self.paid += other.paid;
        self.paid_late += other.paid_late;
        self.delay += other.delay;
    }

    /// Narrows the sums to stored units.
    pub(super) fn close(&self, account_id: &str) -> Result<Receivables, Error> {
        let exact = |total| -> Result<Money, Error> {
            money(total, || format!("what account `{account_id}` owes"))
        };
        Ok(Receivables {
            lines: self.lines,
            open: exact(self.open)?,
            overdue: exact(self.overdue)?,
            oldest_due: self.oldest_due.and_then(to_date),
            paid: exact(self.paid)?,
            paid_late: exact(self.paid_late)?,
            delay: self.delay,
        })
    }
}
