//! Exit codes: the contract with cron, systemd and scripts.

/// How the program ended; sysexits where one fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything due was produced and delivered, or nothing was due.
    Done,
    /// Finished, but some reports failed; the manifest names them.
    Partial,
    /// Wrong usage.
    Usage,
    /// Data refused.
    Data,
    /// Source unavailable.
    Unavailable,
    /// Unexpected failure, a bug.
    Bug,
    /// Output could not be created.
    CannotCreate,
    /// Other input or output error.
    Io,
    /// Another run holds the lock: try later.
    TryLater,
    /// Permission denied.
    Permission,
    /// Configuration or template invalid.
    Config,
}

impl Exit {
    /// Every way to end, in the order of the codes.
    pub const ALL: [Self; 11] = [
        Self::Done,
        Self::Partial,
        Self::Usage,
        Self::Data,
        Self::Unavailable,
        Self::Bug,
        Self::CannotCreate,
        Self::Io,
        Self::TryLater,
        Self::Permission,
        Self::Config,
    ];

    /// Returns the number the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Partial => 3,
            Self::Usage => 64,
            Self::Data => 65,
            Self::Unavailable => 69,
            Self::Bug => 70,
            Self::CannotCreate => 73,
            Self::Io => 74,
            Self::TryLater => 75,
            Self::Permission => 77,
            Self::Config => 78,
        }
    }

    /// Returns what the code means, as `docs/operations.md` says it.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Done => "everything due was produced and delivered, or nothing was due",
            Self::Partial => "finished, but some reports failed; the manifest names them",
            Self::Usage => "wrong usage",
            Self::Data => "data refused",
            Self::Unavailable => "source unavailable",
            Self::Bug => "unexpected failure, a bug",
            Self::CannotCreate => "output could not be created",
            Self::Io => "other input or output error",
            Self::TryLater => "another run holds the lock: try later",
            Self::Permission => "permission denied",
            Self::Config => "configuration or template invalid",
        }
    }

    /// Returns the code an I/O error deserves when an output was being made.
    pub fn of_output(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied => Self::Permission,
            std::io::ErrorKind::StorageFull
            | std::io::ErrorKind::NotFound
            | std::io::ErrorKind::NotADirectory
            | std::io::ErrorKind::ReadOnlyFilesystem
            | std::io::ErrorKind::AlreadyExists => Self::CannotCreate,
            _ => Self::Io,
        }
    }
}
