//! Several futures at once on one thread.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
};

/// Drives all futures to their end, or to the first failure: the others are dropped then.
///
/// Of failures that come together, that of the first in order is returned.
pub(in crate::source) async fn together<F, T, E>(futures: Vec<F>) -> Result<Vec<T>, E>
where
    F: Future<Output = Result<T, E>>,
{
    let mut running: Vec<Pin<Box<F>>> = futures.into_iter().map(Box::pin).collect();
    let mut results: Vec<Option<T>> = running.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut waiting = false;
        for (future, result) in running.iter_mut().zip(&mut results) {
            if result.is_none() {
                match future.as_mut().poll(context) {
                    Poll::Ready(Ok(value)) => *result = Some(value),
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Pending => waiting = true,
                }
            }
        }
        if waiting { Poll::Pending } else { Poll::Ready(Ok(())) }
    })
    .await?;
    Ok(results.into_iter().map(|result| result.expect("all are done")).collect())
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::source::http::runtime;

    #[test]
    fn all_move_on_together_and_come_back_in_order() {
        let log = RefCell::new(vec![]);
        let work = |name: u8| {
            let log = &log;
            async move {
                for step in 0..2 {
                    log.borrow_mut().push((step, name));
                    tokio::task::yield_now().await;
                }
                Ok::<_, ()>(name)
            }
        };
        let done = runtime().unwrap().block_on(together(vec![work(1), work(2)]));
        assert_eq!(done, Ok(vec![1, 2]));
        assert_eq!(*log.borrow(), [(0, 1), (0, 2), (1, 1), (1, 2)]);
    }

    #[test]
    fn a_failure_ends_all_and_the_first_in_order_is_told() {
        let work = |name: u8| async move {
            if name == 0 { std::future::pending().await } else { Err::<(), _>(name) }
        };
        let failed = runtime().unwrap().block_on(together(vec![work(0), work(1), work(2)]));
        assert_eq!(failed, Err(1));
    }
}
