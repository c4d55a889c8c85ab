//! Requests in a time: one after the other at even distances.

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::NoOpMiddleware,
    state::{InMemoryState, NotKeyed},
};

use crate::source::Rate;

/// The pace of one connection.
///
/// A burst would keep the average and still be too much in some window, so there is none.
pub(super) struct Pace<C: Clock = DefaultClock> {
    limiter: Option<RateLimiter<NotKeyed, InMemoryState, C, NoOpMiddleware<C::Instant>>>,
    clock: C,
}

impl<C: Clock + Clone> Pace<C> {
    /// Returns the pace for a rate; without one there is no waiting.
    pub(super) fn new(rate: Option<Rate>, clock: C) -> Self {
        let quota = rate.and_then(|rate| Quota::with_period(rate.per / rate.requests.max(1)));
        let limiter = quota.map(|quota| RateLimiter::direct_with_clock(quota, clock.clone()));
        Self { limiter, clock }
    }

    /// Waits until the next request may go.
    pub(super) async fn turn(&self) {
        while let Some(pause) = self.pause() {
            tokio::time::sleep(pause).await;
        }
    }

    /// Takes the turn, or returns how long to wait before asking again.
    fn pause(&self) -> Option<std::time::Duration> {
        let refused = self.limiter.as_ref()?.check().err()?;
        Some(refused.wait_time_from(self.clock.now()))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use governor::clock::FakeRelativeClock;

    use super::*;

    #[test]
    fn requests_are_spaced_evenly() {
        let clock = FakeRelativeClock::default();
        let rate = Rate { requests: 4, per: Duration::from_secs(1) };
        let pace = Pace::new(Some(rate), clock.clone());
        assert_eq!(pace.pause(), None);
        for _ in 0..3 {
            assert_eq!(pace.pause(), Some(Duration::from_millis(250)));
            clock.advance(Duration::from_millis(100));
            assert_eq!(pace.pause(), Some(Duration::from_millis(150)));
            clock.advance(Duration::from_millis(150));
            assert_eq!(pace.pause(), None);
        }
    }

    #[test]
    fn without_a_rate_nobody_waits() {
        let pace = Pace::new(None, FakeRelativeClock::default());
        assert!((0..1000).all(|_| pace.pause().is_none()));
    }
}
