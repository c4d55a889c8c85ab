//! How pages follow each other.

use crate::{
    config::{
        check::source::Check,
        file::{PageSize, Paginate as PaginateFile, PaginateKind},
        node::{At, Located},
        problem::Problems,
    },
    source::{Mismatch, Paginate, Param, Size, Total, TotalPlace},
};

impl Check<'_> {
    /// Checks paging and the options that go with it; `local` is true for files.
    pub(super) fn paginate(
        &self,
        found: &Located<PaginateFile>,
        local: bool,
        problems: &mut Problems<'_>,
    ) -> Option<Paginate> {
        let (file, at) = (&found.value, found.at);
        let hint = "write none, next_link, cursor or page";
        let kind = self.setting(file.kind.as_ref(), (at, "paginate.type"), hint, problems)?;
        if local && kind.value != PaginateKind::None {
            let message = format!("`{}.paginate` is set, but a file has no pages", self.path);
            problems.add(kind.at, message, "remove `paginate`");
        }
        self.refuse_foreign(file, kind.value, problems);
        let total = match &file.total {
            Some(total) => Some(Total {
                place: TotalPlace::Path(self.json_path(total, "paginate.total", problems)?),
                mismatch: Mismatch::Fail,
            }),
            None => None,
        };
        match kind.value {
            PaginateKind::None => Some(Paginate::None),
            PaginateKind::NextLink => {
                Some(Paginate::NextLink { path: self.next_path(file, at, problems)?, total })
            }
            PaginateKind::Cursor => {
                let path = self.next_path(file, at, problems);
                let param = self.param(file.param.as_ref(), at, "paginate.param", problems);
                Some(Paginate::Cursor {
                    path: path?,
                    param: Param::Query(param?),
                    size: None,
                    total,
                })
            }
            PaginateKind::Page => {
                let param = self.param(file.param.as_ref(), at, "paginate.param", problems);
                let size = match &file.size {
                    Some(size) => Some(self.size(size, problems)?),
                    None => None,
                };
                let start = file.start.as_ref().map_or(1, |start| start.value);
                Some(Paginate::Page { param: Param::Query(param?), start, size, total })
            }
        }
    }

    /// Adds a problem for every option another kind of paging needs.
    fn refuse_foreign(&self, file: &PaginateFile, kind: PaginateKind, problems: &mut Problems<'_>) {
        use PaginateKind::{Cursor, NextLink, Page};
        let known = |kinds: &[PaginateKind]| kinds.contains(&kind);
        let refuse =
            |option: Option<(&str, At)>, kinds: &[PaginateKind], needs: &str, problems: &mut _| {
                if !known(kinds) {
                    self.misplaced(&[option], "paginate", needs, problems);
                }
            };
        let path = file.path.as_ref().map(|path| ("path", path.at));
        refuse(path, &[NextLink, Cursor], "next_link or cursor", problems);
        let param = file.param.as_ref().map(|param| ("param", param.at));
        refuse(param, &[Cursor, Page], "cursor or page", problems);
        refuse(file.start.as_ref().map(|start| ("start", start.at)), &[Page], "page", problems);
        refuse(file.size.as_ref().map(|size| ("size", size.at)), &[Page], "page", problems);
        let total = file.total.as_ref().map(|total| ("total", total.at));
        refuse(total, &[NextLink, Cursor, Page], "next_link, cursor or page", problems);
    }

    fn next_path(
        &self,
        file: &PaginateFile,
        at: At,
        problems: &mut Problems<'_>,
    ) -> Option<String> {
        let hint = "write where the body names the next page, for example $.next";
        let path = self.setting(file.path.as_ref(), (at, "paginate.path"), hint, problems)?;
        self.json_path(path, "paginate.path", problems)
    }

    fn param(
        &self,
        found: Option<&Located<String>>,
        at: At,
        name: &str,
        problems: &mut Problems<'_>,
    ) -> Option<String> {
        let hint = "write the name of the query parameter";
        self.setting(found, (at, name), hint, problems).map(|param| param.value.clone())
    }

    fn size(&self, found: &Located<PageSize>, problems: &mut Problems<'_>) -> Option<Size> {
        let size = &found.value;
        let param = self.param(size.param.as_ref(), found.at, "paginate.size.param", problems);
        let hint = "write how many records a page holds";
        let records = self.setting(
            size.records.as_ref(),
            (found.at, "paginate.size.records"),
            hint,
            problems,
        );
        Some(Size { param: Param::Query(param?), records: records?.value })
    }
}
