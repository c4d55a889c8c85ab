//! Why a cron expression cannot be used.

/// Why a cron expression cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CronError {
    /// It does not have five fields.
    #[error("`{text}` has {found} fields, expected 5")]
    FieldCount {
        /// The expression.
        text: String,
        /// Its fields.
        found: usize,
    },
    /// Both the day of the month and the weekday are restricted; programs disagree on what that
    /// means.
    #[error("`{text}` names both days of the month and weekdays, expected one of them to be `*`")]
    DayAndWeekday {
        /// The expression.
        text: String,
    },
    /// The weekday field cannot be read.
    #[error("`{field}` is not a weekday, expected MON to SUN or 0 to 7")]
    Weekday {
        /// The field.
        field: String,
    },
    /// Another field cannot be read.
    #[error("`{text}` is not a cron expression, the {field} field is wrong")]
    Field {
        /// The expression.
        text: String,
        /// The name of the field.
        field: &'static str,
    },
    /// No moment ever matches, for example 30 February.
    #[error("`{text}` never happens")]
    Never {
        /// The expression.
        text: String,
    },
}

impl CronError {
    /// Returns what to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::FieldCount { .. } | Self::Field { .. } => {
                "write minute, hour, day, month, weekday, for example \"0 7 * * MON\""
            }
            Self::DayAndWeekday { .. } => {
                "write \"0 7 * * MON\" for a weekday or \"0 7 1 * *\" for a day of the month"
            }
            Self::Weekday { .. } => {
                "write a name such as MON, a range such as MON-FRI, or 1 for Monday"
            }
            Self::Never { .. } => "choose a day that exists, for example \"0 7 1 * *\"",
        }
        .to_owned()
    }
}
