//! HTTP: one page at a time, behind a blocking call.

mod cache;
mod fetch;
mod retry;

use backon::{ExponentialBuilder, Retryable};
use reqwest::{Client, redirect};
use tokio::{runtime::Runtime, time::Instant};

use crate::source::{Connection, Error, Place, request::Request};

pub(super) use cache::Cache;
pub(super) use fetch::Response;

/// Returns the runtime on which all requests of a session wait.
pub(super) fn runtime() -> Result<Runtime, Error> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Runtime)
}

/// Returns the client of a connection: no redirects, no proxy from the environment, own limits.
pub(super) fn client(name: &str, connection: &Connection) -> Result<Client, Error> {
    Client::builder()
        .user_agent(concat!("avain/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .no_proxy()
        .connect_timeout(connection.limits.connect)
        .read_timeout(connection.limits.read)
        .build()
        .map_err(|cause| Error::Client {
            connection: name.to_owned(),
            cause: Box::new(cause.without_url()),
        })
}

/// All requests of one table.
pub(super) struct Requests<'a> {
    pub(super) runtime: &'a Runtime,
    pub(super) client: &'a Client,
    pub(super) connection: &'a Connection,
    pub(super) cache: Cache,
    deadline: Instant,
}

impl<'a> Requests<'a> {
    /// Starts the clock of the table's total deadline.
    pub(super) fn start(
        runtime: &'a Runtime,
        client: &'a Client,
        connection: &'a Connection,
        cache: Cache,
    ) -> Self {
        let deadline = Instant::now() + connection.limits.total;
        Self { runtime, client, connection, cache, deadline }
    }

    /// Fetches one page, trying again where that may help.
    pub(super) fn send(&self, place: &Place, request: &Request) -> Result<Response, Error> {
        let settings = &self.connection.retry;
        let pauses = ExponentialBuilder::default()
            .with_factor(2.0)
            .with_min_delay(settings.base)
            .with_max_delay(settings.cap)
            .with_max_times(settings.attempts.saturating_sub(1) as usize);
        let attempts = (|| fetch::fetch(self, place, request))
            .retry(pauses)
            .sleep(tokio::time::sleep)
            .when(|error| request.is_idempotent() && retry::is_worth_it(error, settings))
            .adjust(|error, pause| retry::pause(error, pause, settings))
            .notify(|error, pause| {
                tracing::warn!(%error, pause_secs = pause.as_secs_f64(), "Request tried again.");
            });
        let total = self.connection.limits.total;
        self.runtime.block_on(async {
            tokio::time::timeout_at(self.deadline, attempts)
                .await
                .map_err(|_| Error::Deadline { place: place.clone(), total })?
        })
    }
}
