//! The individual programme of an account.

use jiff::civil::Date;

use crate::{
    analysis::{Programme, metrics::open_promises::is_open},
    model::ProgrammeStep,
};

/// Counts the steps; the next one is the open step with the earliest day.
pub(super) fn programme(steps: &[ProgrammeStep], as_of: Date) -> Programme {
    let mut programme = Programme::default();
    for step in steps {
        if !is_open(step.done_on, as_of) {
            programme.done += 1;
            programme.answered += u32::from(step.response.is_some());
        } else if step.due_on.is_some_and(|due| due < as_of) {
            programme.overdue += 1;
        } else {
            programme.open += 1;
        }
    }
    let open = (0..).zip(steps).filter(|(_, step)| is_open(step.done_on, as_of));
    programme.next =
        open.min_by_key(|(_, step)| (step.due_on.is_none(), step.due_on)).map(|(place, _)| place);
    programme
}
