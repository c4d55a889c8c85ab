//! Money that has been earned and not paid.

use jiff::civil::Date;

use crate::{
    analysis::{
        OpenMoney,
        metrics::{Metric, MetricUnit},
    },
    facts::Receivables,
    model::Money,
};

/// Receivables: what is owed, what of it is overdue, and how late an account pays.
///
/// ```text
/// open          = net amount of lines with a due date that are not paid by as_of
/// overdue       = the part of open whose due date is before as_of
/// overdue share = overdue / open
/// mean delay    = sum (paid - due) x amount / sum amount     paid in the year up to as_of, in days
/// DSO           = open / current revenue x days of the current window
/// ```
///
/// - **Unit:** money, with shares and days.
/// - **Grain:** account and company, at the as-of date.
/// - **Undefined** when no line tells a due date; the overdue share without open money, the mean delay
///   without payments, DSO without positive revenue.
/// - **Roll-up:** sums, and ratios of sums.
/// - **Assumptions:** a line is paid whole on its paid date; credit notes lower what is open.
///
/// # Reference
///
/// Days sales outstanding by the balance method: what is open against the revenue of the window.
pub(super) const METRIC: Metric = Metric {
    id: "receivables",
    unit: MetricUnit::Money,
    name: "Receivables",
    explanation: "Money owed and the part of it that is past its due date, with the days it usually takes.",
};

/// Reads what is owed; `None` when no line tells a due date.
pub(in crate::analysis) fn open_money(
    owed: &Receivables,
    as_of: Date,
    (revenue, days): (Money, i32),
) -> Option<OpenMoney> {
    if owed.lines == 0 {
        return None;
    }
    Some(OpenMoney {
        open: owed.open,
        overdue: owed.overdue,
        overdue_share: owed.overdue.ratio_to(owed.open),
        oldest_due: owed.oldest_due,
        oldest_days: owed.oldest_due.map(|due| (as_of - due).get_days()),
        paid: owed.paid,
        paid_late_share: owed.paid_late.ratio_to(owed.paid),
        mean_delay_days: super::ratio(owed.delay, owed.paid.0.into()),
        days_sales_outstanding: owed.open.ratio_to(revenue).map(|share| share * f64::from(days)),
    })
}

/// Adds what two accounts owe.
pub(in crate::analysis) fn add(sum: &mut Receivables, more: &Receivables) {
    sum.lines += more.lines;
    sum.open += more.open;
    sum.overdue += more.overdue;
    sum.oldest_due = sum.oldest_due.into_iter().chain(more.oldest_due).min();
    sum.paid += more.paid;
    sum.paid_late += more.paid_late;
    sum.delay += more.delay;
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const AS_OF: Date = Date::constant(2026, 11, 22);

    #[test]
    fn says_nothing_without_due_dates() {
        assert_eq!(open_money(&Receivables::default(), AS_OF, (Money(100), 365)), None);
    }

    #[test]
    fn shares_and_days_rest_on_amounts() {
        let owed = Receivables {
            lines: 3,
            open: Money(400),
            overdue: Money(100),
            oldest_due: Some(date(2026, 11, 2)),
            paid: Money(1_000),
            paid_late: Money(250),
            delay: 4_000,
        };
        let found = open_money(&owed, AS_OF, (Money(3_650), 365)).unwrap();
        assert_eq!((found.overdue_share, found.oldest_days), (Some(0.25), Some(20)));
        assert_eq!((found.mean_delay_days, found.paid_late_share), (Some(4.0), Some(0.25)));
        assert_eq!(found.days_sales_outstanding, Some(40.0));
        let mut both = owed;
        add(&mut both, &Receivables { oldest_due: Some(date(2026, 10, 1)), ..owed });
        let both = open_money(&both, AS_OF, (Money::ZERO, 365)).unwrap();
        assert_eq!((both.open, both.oldest_days), (Money(800), Some(52)));
        assert_eq!(both.days_sales_outstanding, None);
    }
}
