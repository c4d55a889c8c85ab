//! What is believable: bad records, counts, a control total, the age of the newest record.

use crate::{
    config::{
        check::source::Check,
        file::{
            Control as ControlFile, Expect as ExpectFile, MaxAge as MaxAgeFile,
            OnBadRecord as OnBadRecordFile, Optional, Policy,
        },
        node::Located,
        problem::Problems,
        value::Share,
    },
    model::{ColumnType, Table},
    source::{Control, Expect, MaxAge, OnBadRecord},
};

/// Fewest order lines as a share of those of the last pull, unless the file says otherwise: a
/// source that lost most of them must not make a report of falling sales.
const ORDERS_NOT_BELOW: f64 = 0.9;

impl Check<'_> {
    /// Checks what happens to a record that cannot be read.
    pub(super) fn on_bad_record(
        &self,
        found: &Located<OnBadRecordFile>,
        problems: &mut Problems<'_>,
    ) -> Option<OnBadRecord> {
        let file = &found.value;
        let hint = "write fail or quarantine";
        let policy =
            self.setting(file.policy.as_ref(), (found.at, "on_bad_record.policy"), hint, problems)?;
        if policy.value == Policy::Fail {
            let limits = [
                file.max.as_ref().map(|max| ("max", max.at)),
                file.max_share.as_ref().map(|share| ("max_share", share.at)),
            ];
            self.misplaced(&limits, "on_bad_record", "quarantine", problems);
            return Some(OnBadRecord::Fail);
        }
        let hint = "write how many records may be set aside, for example 100";
        let max =
            self.setting(file.max.as_ref(), (found.at, "on_bad_record.max"), hint, problems)?;
        let max_share = match &file.max_share {
            None => 1.0,
            Some(share) => self.share(share, "on_bad_record.max_share", "0.1%", problems)?,
        };
        Some(OnBadRecord::Quarantine { max: max.value, max_share })
    }

    /// Checks the counts and the control total.
    pub(super) fn expect(
        &self,
        found: Option<&Located<ExpectFile>>,
        problems: &mut Problems<'_>,
    ) -> Option<Expect> {
        let is_orders = self.table == Table::Orders;
        let file = found.map(|found| &found.value);
        let least = file.and_then(|file| file.min_records.as_ref()).map(|least| least.value);
        let below = match file.and_then(|file| file.not_below_last.as_ref()) {
            None => is_orders.then_some(ORDERS_NOT_BELOW),
            Some(found) => match &found.value.0 {
                None => None,
                Some(share) => {
                    let share = found.with(Share(share.0));
                    Some(self.share(&share, "expect.not_below_last", "90%", problems)?)
                }
            },
        };
        let control = file.and_then(|file| file.control.as_ref());
        let control = match control.and_then(|found| Some(found.with(found.value.0.as_ref()?))) {
            None => None,
            Some(control) => Some(self.control(&control, problems)?),
        };
        let min_records = least.unwrap_or_else(|| u64::from(is_orders));
        Some(Expect { min_records, not_below_last: below, control })
    }

    fn share(
        &self,
        found: &Located<Share>,
        name: &str,
        example: &str,
        problems: &mut Problems<'_>,
    ) -> Option<f64> {
        if (0.0..=1.0).contains(&found.value.0) {
            return Some(found.value.0);
        }
        let message = format!("`{}.{name}` is not 0% to 100%", self.path);
        problems.add(found.at, message, format!("write for example {example}"));
        None
    }

    fn control(
        &self,
        found: &Located<&ControlFile>,
        problems: &mut Problems<'_>,
    ) -> Option<Control> {
        let (file, at) = (found.value, found.at);
        let hint = "write what is added to the address of the connection, for example /totals";
        let path = self.setting(file.path.as_ref(), (at, "expect.control.path"), hint, problems);
        if file.count.is_none() && file.sum.is_none() {
            let message = format!("`{}.expect.control` compares nothing", self.path);
            problems.add(at, message, "add `count`, `sum` or both");
        }
        let count = match &file.count {
            None => Some(None),
            Some(count) => self.json_path(count, "expect.control.count", problems).map(Some),
        };
        let sum = match &file.sum {
            None => Some(None),
            Some(sum) => {
                let hint = "write an amount of the table, for example net_amount";
                let place = (sum.at, "expect.control.sum.column");
                let name = self.setting(sum.value.column.as_ref(), place, hint, problems);
                let column =
                    name.and_then(|name| self.column(name, "expect.control.sum.column", problems));
                if let Some((name, column)) = name.zip(column)
                    && column.kind != ColumnType::Money
                {
                    let message =
                        format!("`{}.expect.control.sum.column` holds no amount", self.path);
                    problems.add(name.at, message, hint);
                }
                let hint = "write where the sum stands, for example $.net_amount";
                let place = (sum.at, "expect.control.sum.path");
                let path = self.setting(sum.value.path.as_ref(), place, hint, problems);
                let path =
                    path.and_then(|path| self.json_path(path, "expect.control.sum.path", problems));
                column.zip(path).map(|(column, path)| Some((column.name.to_owned(), path)))
            }
        };
        Some(Control { path: path?.value.clone(), count: count?, sum: sum? })
    }

    /// Checks how old the newest record may be.
    pub(super) fn max_age(
        &self,
        found: Option<&Located<Optional<MaxAgeFile>>>,
        problems: &mut Problems<'_>,
    ) -> Option<MaxAge> {
        let found = found?;
        let file = found.value.0.as_ref()?;
        if self.table != Table::Orders {
            let message = format!("`{}.max_age` is set, but only orders have an age", self.path);
            problems.add(found.at, message, "remove `max_age`");
        }
        let hint = "write how old the newest day may be, for example 3d";
        let age = self.setting(file.age.as_ref(), (found.at, "max_age.age"), hint, problems);
        let hint = "write proceed, mark or refuse";
        let then = self.setting(file.then.as_ref(), (found.at, "max_age.then"), hint, problems);
        Some(MaxAge { age: age?.value, then: then?.value })
    }
}
