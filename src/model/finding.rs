//! What a stage noticed about the data without stopping for it.

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing was changed.
    Note,
    /// The reader should know when using the figures.
    Warning,
    /// A record was set aside.
    Refused,
}

/// Something noticed in the data: printed in the data note, counted in the manifest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// Stable name of the rule, for example `amount_unreadable`.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// Table and row, for example `orders row 412`.
    pub place: String,
    /// What was found, what was expected and what to do, in one sentence.
    pub text: String,
}
