//! Documents built by hand after the visual target: words and figures of the design's mock pages.

mod briefing;
mod index;
mod management;
mod manager;
mod movers;
mod parts;

pub(crate) use briefing::briefing;
pub(crate) use index::{index, long_table};
pub(crate) use management::management;
pub(crate) use manager::manager;
pub(crate) use parts::{block, document, prose};
