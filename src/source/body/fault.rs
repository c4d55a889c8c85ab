//! What goes wrong while a body is read, carried through the readers as their error.

use std::io;

use crate::source::{Error, Place};

/// What is wrong with a body.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error("unpacked it has more than {0} bytes")]
    TooLarge(u64),
    #[error("unpacked it has more than {0} times its bytes")]
    Swells(u64),
    #[error("the {packing} data are damaged")]
    Packed {
        packing: &'static str,
        #[source]
        cause: io::Error,
    },
    #[error("byte {at} is not {encoding} text")]
    Undecodable { encoding: &'static str, at: u64 },
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        Self::other(fault)
    }
}

/// Returns what an error while reading means for the pull.
pub(in crate::source) fn error(place: &Place, cause: io::Error) -> Error {
    let place = place.clone();
    match cause.downcast::<Fault>() {
        Ok(Fault::TooLarge(limit)) => Error::UnpackedTooLarge { place, limit },
        Ok(Fault::Swells(times)) => Error::UnpackedSwells { place, times },
        Ok(Fault::Packed { packing, cause }) => Error::Unpack { place, packing, cause },
        Ok(Fault::Undecodable { encoding, at }) => Error::Undecodable { place, encoding, at },
        Err(cause) => Error::File { place, cause },
    }
}
