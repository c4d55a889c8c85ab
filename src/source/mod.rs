//! The configured pull: pages over HTTP or from files, decoded into raw records.
//!
//! [`Session`] opens connections and fetches whole tables to disk, [`Pull`] hands on one raw record
//! after the other. Values keep the
//! text they were sent with; giving them a type is the business of `ingest`. Async stays inside
//! `http` and `demo`.

mod settings;
mod error;
mod progress;
mod fields;
mod batch;
mod address;
mod body;
mod request;
mod link;
mod decode;
mod paging;
mod http;
mod stage;
mod pull;
mod session;
mod check;
pub mod demo;

pub use batch::Batch;
pub use check::Check;
pub use error::{Error, Place};
pub use fields::{Field, Fields, Raw, Row, Unreadable};
pub use progress::{Progress, Quiet};
pub use pull::Pull;
pub use session::{Fetched, Session};
pub use settings::{
    Ask, Auth, Base, Compression, Connection, Control, Deletes, Expect, Format, Incremental,
    KeyPlace, Limits, Mapping, MaxAge, Method, Mismatch, Network, OnBadRecord, Paginate, Param,
    Proxy, Rate, Retry, Round, Settings, Size, Slice, Stale, TableSource, Tls, TlsVersion, Total,
    TotalPlace, Watermark, Window,
};
pub use stage::StagedPage;
