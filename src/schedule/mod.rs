//! Which reports are due: a pure function of the clock, the plan and what was issued.
//!
//! The schedule never decides what is sent, only from when on: a period is due once it is closed
//! and not issued, however often and however late anybody looks. That makes clock changes,
//! downtime and double starts harmless.

mod cron;
mod due;
mod error;
mod plan;

pub use cron::Cron;
pub use due::{Due, Row, due, show};
pub use error::CronError;
pub use plan::{CatchUp, Plan, Schedule};
