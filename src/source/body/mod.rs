//! A body as it travelled to plain UTF-8 text: unpacked within limits, then decoded.

mod fault;
mod unpack;
mod charset;

use std::io::{self, Cursor, Read};

use crate::source::{Compression, Error, Format, Limits, Place, decode};

pub(in crate::source) use fault::error;

/// A body as it is read.
pub(in crate::source) type Body = Box<dyn Read + Send>;

/// First bytes that are looked at: marks of packings and encodings, and how web pages begin.
const HEAD_BYTES: u64 = 1024;

/// Opens the body of a text format: what comes out is plain, without a byte order mark.
///
/// UTF-8 is handed on as it is, because a record with a wrong byte can be set aside; from any other
/// encoding only whole texts come out.
pub(in crate::source) fn open(
    place: &Place,
    body: Body,
    compression: Compression,
    format: &Format,
    limits: &Limits,
) -> Result<Body, Error> {
    let read = |cause| error(place, cause);
    let (head, body) = peek(body).map_err(read)?;
    let (head, body) = match unpack::packing(place, &head, compression)? {
        None => (head, body),
        Some(packing) => {
            let unpacked = unpack::unpacked(packing, body, limits).map_err(read)?;
            let (head, body) = peek(unpacked).map_err(read)?;
            if let Some(again) = unpack::mark(&head) {
                return Err(Error::PackedTwice { place: place.clone(), packing: again.name() });
            }
            (head, body)
        }
    };
    if is_html(&head) {
        return Err(Error::Html { place: place.clone(), format: decode::name(format) });
    }
    let label = match format {
        Format::Csv { encoding, .. } => encoding.as_deref(),
        _ => None,
    };
    charset::decoded(place, &head, body, label)
}

/// Returns the first bytes and the whole body.
fn peek(mut body: Body) -> io::Result<(Vec<u8>, Body)> {
    let mut head = Vec::new();
    body.by_ref().take(HEAD_BYTES).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(body);
    Ok((head, Box::new(whole)))
}

/// Returns whether a body starts like a web page: usually a login form with status 200.
fn is_html(head: &[u8]) -> bool {
    let start = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    let starts = |tag: &str| {
        start.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
    };
    ["<!doctype html", "<html", "<head", "<body", "<!--"].into_iter().any(starts)
}
