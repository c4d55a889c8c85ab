//! How pages follow each other.

/// How pages follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Paginate {
    /// One response is all.
    #[default]
    None,
    /// The `Link` header names the next address (RFC 8288).
    LinkHeader {
        /// The number of records.
        total: Option<Total>,
    },
    /// The body names the next address.
    NextLink {
        /// RFC 9535 path to it.
        path: String,
        /// The number of records.
        total: Option<Total>,
    },
    /// The body names a cursor that goes into the next request.
    Cursor {
        /// RFC 9535 path to it.
        path: String,
        /// Where it goes.
        param: Param,
        /// The page size asked for.
        size: Option<Size>,
        /// The number of records.
        total: Option<Total>,
    },
    /// Pages are numbered; an empty page or the total ends them.
    Page {
        /// Where the number goes.
        param: Param,
        /// The first number.
        start: u32,
        /// The page size asked for.
        size: Option<Size>,
        /// The number of records.
        total: Option<Total>,
    },
    /// Records are numbered from 0; an empty page or the total ends them.
    ///
    /// The next offset is the number of records that arrived, so a server that gives fewer than it
    /// was asked for loses nothing.
    Offset {
        /// Where the offset goes.
        param: Param,
        /// The page size asked for.
        size: Option<Size>,
        /// The number of records.
        total: Option<Total>,
    },
}

impl Paginate {
    /// Returns where the source tells the number of records.
    pub fn total(&self) -> Option<&Total> {
        match self {
            Self::None => None,
            Self::LinkHeader { total }
            | Self::NextLink { total, .. }
            | Self::Cursor { total, .. }
            | Self::Page { total, .. }
            | Self::Offset { total, .. } => total.as_ref(),
        }
    }
}

/// Where a value goes in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// A query parameter.
    Query(String),
    /// A JSON pointer (RFC 6901) into the body.
    Body(String),
}

/// The page size asked for; never relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// Where it goes.
    pub param: Param,
    /// Records of a page.
    pub records: u32,
}

/// Where the source tells the number of records of all pages; compared at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Where it stands.
    pub place: TotalPlace,
    /// What happens when another number arrived.
    pub mismatch: Mismatch,
}

/// Where a total stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TotalPlace {
    /// RFC 9535 path into the body.
    Path(String),
    /// A header, such as `X-Total-Count`.
    Header(String),
}

/// What happens when another number of records arrived than the source told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mismatch {
    /// The pull fails.
    #[default]
    Fail,
    /// The data note says so.
    Warn,
}
