//! HTTP: several tables at a time, page after page to disk, behind a blocking call.
//!
//! Credentials are added when a request is sent and go to the home of the connection alone; every
//! address is compared with the rules after its name is resolved.

mod blot;
mod client;
mod fetch;
mod guard;
mod login;
mod pace;
mod retry;
mod secrets;
mod site;
mod table;
mod together;

use tokio::runtime::Runtime;

use crate::source::Error;

pub(super) use guard::METADATA;
pub(super) use site::Site;
pub(super) use table::{Job, Staged};
pub(super) use together::together;

/// Returns the runtime on which all requests of a session wait.
pub(super) fn runtime() -> Result<Runtime, Error> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Runtime)
}
