//! What to do about what went wrong.

use crate::{
    model::Table,
    source::{Error, http::METADATA},
};

impl Error {
    /// Returns what to do about it, as one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownConnection { connection, .. } => {
                return format!("add `{connection}` under `connections`");
            }
            Self::UnknownTable { table } => return format!("add `{table}` under `sources`"),
            Self::Path { table, .. } => {
                return format!("write a path such as $.value in `sources.{table}`");
            }
            Self::RecordsMissing { place, .. } => {
                return format!(
                    "set `sources.{}.records` to the list of records, such as $.value, or $ when \
                     the page is the list",
                    place.table
                );
            }
            Self::MorePages { place, what } => return more_pages_hint(place.table, what),
            Self::Status { place, status: 404, .. } => {
                return format!(
                    "check `base_url` of the connection and `sources.{}.path`",
                    place.table
                );
            }
            Self::PagingImpossible { place } => {
                let table = place.table;
                return format!(
                    "set `sources.{table}.paginate` to page, offset or link_header, or `format` to \
                     json"
                );
            }
            Self::NextUnusable { place, .. } => {
                return setting_hint(place.table, "paginate.path");
            }
            Self::Placeholder { table, .. } => {
                return format!(
                    "move it to `param` or `body` of `sources.{table}.incremental`, and check its \
                     `mode`"
                );
            }
            Self::BodyPlace { table, .. } => {
                return format!("check `method`, `body` and `paginate` of `sources.{table}`");
            }
            Self::Demo(error) => error.hint(),
            _ => self.fixed_hint(),
        }
        .to_owned()
    }

    fn fixed_hint(&self) -> &'static str {
        match self {
            Self::CaFile { .. } => "name a file with PEM certificates in `tls.ca_file`",
            Self::ClientCert { .. } => "give `tls.client_cert` one certificate and its key as PEM",
            Self::Header { .. } => "write its name and value in visible ASCII characters",
            Self::AddressRefused { class: METADATA, .. } => {
                "check `base_url`: addresses of cloud metadata are never asked"
            }
            Self::AddressRefused { .. } => {
                "set `network.allow_private: true` for the connection if it is meant to be inside"
            }
            Self::Untrusted { .. } => {
                "name the authority of the source in `tls.ca_file`, ask who runs it to renew, or \
                 check whether `base_url` should say http"
            }
            Self::LoginFailed { .. } => "check user, secret and scopes under `auth`",
            Self::LoginRefused { .. } => {
                "check user and secret under `auth` of the connection, and what they may read"
            }
            Self::Request { .. } | Self::Body { .. } | Self::Deadline { .. } => {
                "check that the source is up and reachable, or raise `limits` of the connection"
            }
            Self::Status { .. } => "try again later, or ask whoever runs the source",
            Self::NeverKept { .. } => {
                "ask whoever runs the source: 304 answers a question not asked"
            }
            Self::RedirectRefused { .. } | Self::TooManyRedirects { .. } => {
                "set `base_url` to the final address, or add its host to `network.allow_hosts`"
            }
            Self::LinkRefused { .. } => "add the host that the links name to `network.allow_hosts`",
            Self::BodyTooLarge { .. } => "ask for smaller pages, or raise `limits.body`",
            Self::Encoded { .. } => "let the source send bodies that are plain or packed once",
            Self::Cache { .. } => {
                "make room there, or give the user that runs avain the right to write"
            }
            _ => self.body_hint(),
        }
    }

    /// Hints about what came.
    fn body_hint(&self) -> &'static str {
        match self {
            Self::Html { .. } => {
                "check `base_url`, `path` and the login: this is a page for people, often the one \
                 where they log in"
            }
            Self::Unparsable { .. } => "check `format` of the table",
            Self::HeadMissing { .. } | Self::ColumnTwice { .. } => {
                "give the file one head line with a different name for each column"
            }
            Self::NotPacked { .. } | Self::PackedTwice { .. } | Self::Unpack { .. } => {
                "check `compression` of the table, and whether the file is whole"
            }
            Self::UnpackedTooLarge { .. } => "raise `limits.decompressed` if the size is right",
            Self::UnpackedSwells { .. } => {
                "ask whoever runs the source; if the data are right, let it send them plain"
            }
            Self::UnknownEncoding { .. } | Self::Undecodable { .. } => {
                "set `encoding` of the table to how the file is written, such as windows-1252"
            }
            Self::RecordTooLarge { .. } => "look for a missing quote, or raise `limits.record`",
            Self::QuoteOpen { .. } => "correct the file: a quote inside a field is written twice",
            Self::NoFile { .. } => "check `path` of the table: a file, a folder or a pattern",
            Self::ColumnType { .. } => "map another column, or write this one as another type",
            Self::PartDiffers { .. } => "write all files with the same columns and types",
            Self::NotAdvancing { .. } => "check `paginate` of the table against the source",
            Self::Reported { .. } => {
                "correct the request, or ask whoever runs the source what it means"
            }
            Self::TooManyPages { .. } => "raise `limits.max_pages`, or ask for larger pages",
            Self::TotalMismatch { .. } => "run again; records may have changed during the pull",
            Self::TotalMissing { .. } => "check `paginate.total`, or leave it out",
            Self::WorkbookOverHttp { .. } => "save it to a folder and use a `file:` connection",
            Self::SheetMissing { .. } => "check `sheet` of the table",
            Self::Address { .. } => "write a path such as /orders",
            Self::File { .. } => "check that it exists and may be read",
            _ => "check the limits and the certificates of the machine",
        }
    }
}

/// Says how to ask for the next page.
pub(super) fn more_pages_hint(table: Table, what: &str) -> String {
    if what.contains("`Link`") {
        return format!("set `sources.{table}.paginate` to {{ type: link_header }}");
    }
    format!(
        "set `sources.{table}.paginate` to next_link where this is a link, to cursor where it is a \
         value to send, or to page or offset"
    )
}

fn setting_hint(table: Table, key: &str) -> String {
    format!("set `sources.{table}.{key}` to what the source sends")
}
