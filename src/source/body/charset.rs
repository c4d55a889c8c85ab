//! Character encodings to UTF-8; what cannot be read is an error, never another character.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use crate::source::{
    Error, Place,
    body::{Body, fault::Fault},
};

/// Bytes read and written at once.
const BLOCK: usize = 64 * 1024;

/// Returns a body as UTF-8, without its byte order mark; the mark counts more than the label.
pub(super) fn decoded(
    place: &Place,
    head: &[u8],
    mut body: Body,
    label: Option<&str>,
) -> Result<Body, Error> {
    let labelled = match label {
        None => UTF_8,
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            Error::UnknownEncoding { table: place.table, label: label.to_owned() }
        })?,
    };
    let (encoding, mark) = Encoding::for_bom(head).unwrap_or((labelled, 0));
    let skipped = io::copy(&mut body.by_ref().take(mark as u64), &mut io::sink());
    skipped.map_err(|cause| crate::source::body::error(place, cause))?;
    if encoding == UTF_8 {
        return Ok(body);
    }
    Ok(Box::new(Decoded {
        body,
        encoding: encoding.name(),
        decoder: encoding.new_decoder_without_bom_handling(),
        at: mark as u64,
        input: Vec::new(),
        is_end: false,
        output: vec![0; BLOCK],
        ready: 0..0,
    }))
}

/// A body that is decoded block by block.
struct Decoded {
    body: Body,
    encoding: &'static str,
    decoder: Decoder,
    /// Bytes that were decoded.
    at: u64,
    /// Bytes that were read but not decoded.
    input: Vec<u8>,
    is_end: bool,
    output: Vec<u8>,
    /// What of the output was not handed on.
    ready: std::ops::Range<usize>,
}

impl Decoded {
    fn fill(&mut self) -> io::Result<()> {
        if self.input.is_empty() {
            let read = self.body.by_ref().take(BLOCK as u64).read_to_end(&mut self.input)?;
            self.is_end = read == 0;
        }
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
            &self.input,
            &mut self.output,
            self.is_end,
        );
        self.at += read as u64;
        if let DecoderResult::Malformed(length, after) = result {
            let at = self.at - u64::from(length) - u64::from(after) + 1;
            return Err(Fault::Undecodable { encoding: self.encoding, at }.into());
        }
        self.input.drain(..read);
        self.ready = 0..written;
        Ok(())
    }
}

impl Read for Decoded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.ready.is_empty() && !self.is_end {
            self.fill()?;
        }
        let count = self.ready.len().min(into.len());
        into[..count].copy_from_slice(&self.output[self.ready.start..][..count]);
        self.ready.start += count;
        Ok(count)
    }
}
