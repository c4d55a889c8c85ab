//! Work in several threads, results in order.

use std::{
    collections::VecDeque,
    sync::{
        Mutex,
        mpsc::{self, Receiver, SyncSender},
    },
    thread,
};

/// Items that each thread may have before it, so that none waits while a result is taken.
const DEPTH: usize = 3;

/// An item and where its result goes.
type Job<T, R> = (T, SyncSender<R>);

/// Returns how many threads work on the rows of a table.
pub(super) fn count() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Hands items to workers, each in a thread of its own, and takes the results in the order of the
/// items.
///
/// Few items are under way at a time. When `next` fails, what it gave before is still taken, so
/// that the outcome is that of one thread.
pub(super) fn in_order<T: Send, R: Send, E>(
    workers: Vec<impl FnMut(T) -> R + Send>,
    mut next: impl FnMut() -> Result<Option<T>, E>,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let depth = DEPTH * workers.len();
    let (jobs, queue) = mpsc::sync_channel::<Job<T, R>>(depth);
    let queue = &Mutex::new(queue);
    thread::scope(move |scope| {
        for work in workers {
            scope.spawn(move || answer(queue, work));
        }
        let mut waiting = VecDeque::with_capacity(depth);
        let mut end = None;
        loop {
            while end.is_none() && waiting.len() < depth {
                match next() {
                    Ok(Some(item)) => {
                        let (reply, result) = mpsc::sync_channel(1);
                        jobs.send((item, reply)).expect("the queue outlives the threads");
                        waiting.push_back(result);
                    }
                    last => end = Some(last.map(drop)),
                }
            }
            let Some(result) = waiting.pop_front() else { return end.unwrap_or(Ok(())) };
            match result.recv() {
                Ok(result) => take(result)?,
                // A worker that gives no result panicked; the scope passes that on.
                Err(_) => return Ok(()),
            }
        }
    })
}

fn answer<T, R>(queue: &Mutex<Receiver<Job<T, R>>>, mut work: impl FnMut(T) -> R) {
    loop {
        let job = queue.lock().expect("nothing panics while it waits").recv();
        let Ok((item, reply)) = job else { return };
        let _nobody_waits_after_an_error = reply.send(work(item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let workers = [7_u64, 1, 3].map(|pause| {
            move |item: u64| {
                (0..pause * 1000).for_each(|step| _ = std::hint::black_box(step));
                item
            }
        });
        let (mut items, mut taken) = (0..500, vec![]);
        let next = || Ok(items.next());
        let done: Result<(), ()> = in_order(workers.into(), next, |item| {
            taken.push(item);
            Ok(())
        });
        assert_eq!((done, taken), (Ok(()), (0..500).collect()));
    }

    #[test]
    fn what_came_before_a_failure_is_taken_first() {
        let run = |refuse: u64| {
            let (mut items, mut taken) = (0..9, vec![]);
            let next = || items.next().filter(|item| *item < 5).map(Some).ok_or("no more");
            let done = in_order(vec![|item: u64| item; 2], next, |item| {
                taken.push(item);
                if item == refuse { Err("refused") } else { Ok(()) }
            });
            (done, taken.len())
        };
        assert_eq!(run(3), (Err("refused"), 4));
        assert_eq!(run(7), (Err("no more"), 5));
    }
}
