//! What can go wrong while pulling.

mod hint;

use std::{fmt, io, path::PathBuf, time::Duration};

use crate::model::Table;

type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Which table, from where; the address holds no secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: Table,
    /// The address or file.
    pub address: String,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` from {}", self.table, self.address)
    }
}

/// A pull that did not work.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the message of each variant is its documentation")]
pub enum Error {
    #[error("`{table}`: connection `{connection}` is not configured")]
    UnknownConnection { table: Table, connection: String },
    #[error("`{table}` is not a configured source")]
    UnknownTable { table: Table },
    #[error("the network runtime could not be started")]
    Runtime(#[source] io::Error),
    #[error("connection `{connection}` could not be prepared")]
    Client {
        connection: String,
        #[source]
        cause: Cause,
    },
    #[error("the demo source could not be started")]
    Demo(#[from] crate::source::demo::Error),
    #[error("connection `{connection}`: `{}` could not be read as PEM certificates", path.display())]
    CaFile {
        connection: String,
        path: PathBuf,
        #[source]
        cause: Cause,
    },
    #[error("connection `{connection}`: the client certificate could not be read as PEM")]
    ClientCert {
        connection: String,
        #[source]
        cause: Cause,
    },
    #[error("connection `{connection}`: header `{name}` cannot be sent as it is written")]
    Header { connection: String, name: String },
    #[error("{place}: the path does not fit the address of its connection")]
    Address { place: Place },
    #[error("`{table}`: `{path}` is not an RFC 9535 path")]
    Path {
        table: Table,
        path: String,
        #[source]
        cause: serde_json_path::ParseError,
    },
    #[error("{place}: the request failed")]
    Request {
        place: Place,
        #[source]
        cause: Cause,
    },
    #[error("{place}: the response broke off")]
    Body {
        place: Place,
        #[source]
        cause: Cause,
    },
    #[error("{place}: host `{host}` refused, its address is {class}")]
    AddressRefused { place: Place, host: String, class: &'static str },
    #[error("{place}: no safe connection")]
    Untrusted {
        place: Place,
        #[source]
        cause: Cause,
    },
    #[error("{place}: login failed, {reason}")]
    LoginFailed { place: Place, reason: String },
    #[error("{place}: login refused with status {status}")]
    LoginRefused { place: Place, status: u16 },
    #[error("{place}: status {status}, expected 200")]
    Status { place: Place, status: u16, retry_after: Option<Duration> },
    #[error("{place}: status 304, but the page was never kept")]
    NeverKept { place: Place },
    #[error("{place}: redirect to {target} refused, {reason}")]
    RedirectRefused { place: Place, target: String, reason: &'static str },
    #[error("{place}: more than {most} redirects")]
    TooManyRedirects { place: Place, most: u32 },
    #[error("{place}: the body has more than {limit} bytes")]
    BodyTooLarge { place: Place, limit: u64 },
    #[error("{place}: the body is encoded as `{encoding}`, expected none, gzip or zstd")]
    Encoded { place: Place, encoding: String },
    #[error("{place}: not complete after {} s", total.as_secs_f64())]
    Deadline { place: Place, total: Duration },
    #[error("{place}: found an HTML page, expected {format}")]
    Html { place: Place, format: &'static str },
    #[error("{place}: the body is not {format}")]
    Unparsable {
        place: Place,
        format: &'static str,
        #[source]
        cause: Cause,
    },
    #[error("{place}: no records at `{path}`, found {found}")]
    RecordsMissing { place: Place, path: String, found: String },
    #[error("{place}: the head line is missing")]
    HeadMissing { place: Place },
    #[error("{place}: column `{name}` occurs twice in the head line")]
    ColumnTwice { place: Place, name: String },
    #[error("{place}: next link to {target} refused, {reason}")]
    LinkRefused { place: Place, target: String, reason: &'static str },
    #[error("{place}: pagination does not advance, {what} came before")]
    NotAdvancing { place: Place, what: &'static str },
    #[error("{place}: {what} tells of a next page that `paginate` does not follow")]
    MorePages { place: Place, what: String },
    #[error("`{table}`: more than {most} pages")]
    TooManyPages { table: Table, most: u32 },
    #[error("`{table}`: the source says {total} records, but {pulled} arrived")]
    TotalMismatch { table: Table, total: u64, pulled: u64 },
    #[error("`{table}`: no page has a total at `{path}`")]
    TotalMissing { table: Table, path: String },
    #[error("{place}: this way of paging does not work with this format")]
    PagingImpossible { place: Place },
    #[error("{place}: found {found} at `{path}`, expected what leads to the next page")]
    NextUnusable { place: Place, path: String, found: &'static str },
    #[error("{place}: the source reports an error at `{path}`: {message}")]
    Reported { place: Place, path: String, message: String },
    #[error("`{table}`: `{name}` stands in the request, but the part that is asked for has none")]
    Placeholder { table: Table, name: &'static str },
    #[error("`{table}`: nothing can be set at `{pointer}` of the request, {reason}")]
    BodyPlace { table: Table, pointer: String, reason: &'static str },
    #[error("{place}: a workbook can only be read from a local file")]
    WorkbookOverHttp { place: Place },
    #[error("{place}: sheet `{sheet}` is not in the workbook, found {found}")]
    SheetMissing { place: Place, sheet: String, found: String },
    #[error("{place}: the file could not be read")]
    File {
        place: Place,
        #[source]
        cause: io::Error,
    },
    #[error("{place}: found a body that is not packed, expected {packing}")]
    NotPacked { place: Place, packing: &'static str },
    #[error("{place}: the body is packed twice, unpacked it is {packing} again")]
    PackedTwice { place: Place, packing: &'static str },
    #[error("{place}: the {packing} body could not be unpacked")]
    Unpack {
        place: Place,
        packing: &'static str,
        #[source]
        cause: io::Error,
    },
    #[error("{place}: the unpacked body has more than {limit} bytes")]
    UnpackedTooLarge { place: Place, limit: u64 },
    #[error("{place}: the unpacked body has more than {times} times its bytes")]
    UnpackedSwells { place: Place, times: u64 },
    #[error("`{table}`: `{label}` is not a character encoding")]
    UnknownEncoding { table: Table, label: String },
    #[error("{place}: byte {at} is not {encoding} text")]
    Undecodable { place: Place, encoding: &'static str, at: u64 },
    #[error("{place}: the record in line {line} has more than {limit} bytes")]
    RecordTooLarge { place: Place, line: u64, limit: u64 },
    #[error("{place}: the record in line {line} has a quote that is never closed")]
    QuoteOpen { place: Place, line: u64 },
    #[error("{place}: no file of this format is there")]
    NoFile { place: Place },
    #[error("{place}: column `{column}` is {found}, which no record can hold")]
    ColumnType { place: Place, column: String, found: String },
    #[error("{place}: column `{column}` is {found}, expected {expected} as in the first file")]
    PartDiffers { place: Place, column: String, found: String, expected: String },
    #[error("`{}` could not be written", path.display())]
    Cache {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
}
