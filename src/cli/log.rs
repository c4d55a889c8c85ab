//! Log lines on stderr, as the configuration says.

use tracing_subscriber::filter::LevelFilter;

use crate::{
    cli::console::Console,
    config::{Level, Log, LogFormat},
};

/// Starts logging; the first call wins, so tests may call it again.
pub(super) fn start(log: Log, console: &Console) {
    // Where a person watches, the bar tells what the lines would.
    let bar = console.is_terminal() && log.format == LogFormat::Text;
    let level = match log.level {
        Level::Error => LevelFilter::ERROR,
        Level::Info if !bar => LevelFilter::INFO,
        Level::Warn | Level::Info => LevelFilter::WARN,
        Level::Debug => LevelFilter::DEBUG,
    };
    let lines = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(console.is_terminal())
        .with_max_level(level);
    // A second start is refused by the library; the first one's choice stands.
    let _ = match log.format {
        LogFormat::Text => lines.without_time().with_target(false).try_init(),
        LogFormat::Json => lines.json().with_target(false).try_init(),
    };
}
