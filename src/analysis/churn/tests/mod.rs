//! What churn promises as a whole.

mod reasons;
