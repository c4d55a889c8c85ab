//! Limits and retries.

use crate::{
    config::{
        check::{connection::Context, within},
        file::{Limits as LimitsFile, Retry as RetryFile},
        node::{At, Located},
        problem::Problems,
    },
    source::{Limits, Retry},
};

impl Context<'_> {
    /// Checks limits; what is not set has its default, and nothing but a resume can be 0.
    pub(super) fn limits(
        &self,
        file: Option<&LimitsFile>,
        problems: &mut Problems<'_>,
    ) -> Option<Limits> {
        let default = Limits::default();
        let Some(file) = file else { return Some(default) };
        let limits = Limits {
            connect: value(file.connect.as_ref(), default.connect),
            read: value(file.read.as_ref(), default.read),
            total: value(file.total.as_ref(), default.total),
            body_bytes: file.body.as_ref().map_or(default.body_bytes, |size| size.value.0),
            decompressed_bytes: file
                .decompressed
                .as_ref()
                .map_or(default.decompressed_bytes, |size| size.value.0),
            record_bytes: file.record.as_ref().map_or(default.record_bytes, |size| size.value.0),
            depth: value(file.depth.as_ref(), default.depth),
            max_pages: value(file.max_pages.as_ref(), default.max_pages),
            rate: file.rate.as_ref().and_then(|rate| rate.value.0),
            at_once: value(file.at_once.as_ref(), default.at_once),
            resume: value(file.resume.as_ref(), default.resume),
        };
        let zeroes = zeroes(file);
        for (name, at) in &zeroes {
            let message = format!("`{}.limits.{name}` is 0, expected more", self.path);
            problems.add(*at, message, "remove the line to get the default");
        }
        zeroes.is_empty().then_some(limits)
    }

    /// Checks retries.
    pub(super) fn retry(
        &self,
        file: Option<&RetryFile>,
        problems: &mut Problems<'_>,
    ) -> Option<Retry> {
        let default = Retry::default();
        let Some(file) = file else { return Some(default) };
        let attempts = match &file.attempts {
            None => Some(default.attempts),
            Some(found) => {
                within(Some(found), &format!("{}.retry.attempts", self.path), 1..=20, problems)
            }
        };
        let path = format!("{}.retry.on", self.path);
        let on = match &file.on {
            None => Some(default.on),
            Some(codes) => codes
                .value
                .iter()
                .map(|code| within(Some(code), &path, 400..=599, problems))
                .collect(),
        };
        Some(Retry {
            attempts: attempts?,
            base: value(file.base.as_ref(), default.base),
            cap: value(file.cap.as_ref(), default.cap),
            retry_after_cap: value(file.header_cap.as_ref(), default.retry_after_cap),
            on: on?,
        })
    }
}

/// Returns the limits that are set to 0.
fn zeroes(file: &LimitsFile) -> Vec<(&'static str, At)> {
    let times = [("connect", &file.connect), ("read", &file.read), ("total", &file.total)]
        .map(|(name, time)| (name, time.as_ref().map(|time| (time.at, time.value.is_zero()))));
    let sizes =
        [("body", &file.body), ("decompressed", &file.decompressed), ("record", &file.record)]
            .map(|(name, size)| (name, size.as_ref().map(|size| (size.at, size.value.0 == 0))));
    let counts =
        [("depth", &file.depth), ("max_pages", &file.max_pages), ("at_once", &file.at_once)]
            .map(|(name, count)| (name, count.as_ref().map(|count| (count.at, count.value == 0))));
    let all = times.into_iter().chain(sizes).chain(counts);
    all.filter_map(|(name, found)| found.filter(|(_, zero)| *zero).map(|(at, _)| (name, at)))
        .collect()
}

fn value<T: Copy>(found: Option<&Located<T>>, default: T) -> T {
    found.map_or(default, |found| found.value)
}
