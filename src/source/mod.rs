//! The configured pull: pages over HTTP or from files, decoded into raw records.

mod settings;

pub use settings::{
    Auth, Base, Connection, Format, Limits, Mapping, OnBadRecord, Paginate, Retry, Round, Settings,
    TableSource,
};
