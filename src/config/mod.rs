//! `config.yaml`: found, read, laid over the defaults and checked.
//!
//! - The repository's own `config.yaml` is compiled in: it is the documentation, the defaults and,
//!   without a file of the user, the sample that is run. The code holds no second set of defaults.
//! - Two steps: `file` and `read` give what was written, with its places; `check` gives
//!   [`Config`], which is all that later stages see.
//! - Every problem is told at once, with its place and a hint, and never with a secret.

mod node;
mod problem;
mod read;
mod value;
mod file;
mod preset;
mod settings;
mod check;
mod secret;
mod fingerprint;
mod written;
mod error;
mod load;
mod theme;

pub use error::Error;
pub use load::{DEFAULTS, load};
pub use problem::Problem;
pub use secret::Environment;
pub use settings::{
    Company, Config, Gets, Language, Level, Log, LogFormat, Output, Paths, Reader, Report, Subjects,
};
pub use theme::{Themed, theme};
