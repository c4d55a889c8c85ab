//! How pages follow each other.

use crate::{
    config::{
        check::source::Check,
        file::{
            PageSize, Paginate as PaginateFile, PaginateKind, Param as ParamFile,
            Total as TotalFile,
        },
        node::{At, Located},
        problem::Problems,
    },
    source::{Paginate, Param, Size, Total, TotalPlace},
};

impl Check<'_> {
    /// Checks paging and the options that go with it; `local` is true for files.
    pub(super) fn paginate(
        &self,
        found: Option<&Located<PaginateFile>>,
        local: bool,
        problems: &mut Problems<'_>,
    ) -> Option<Paginate> {
        let Some(found) = found else { return Some(Paginate::None) };
        let (file, at) = (&found.value, found.at);
        let hint = "write none, link_header, next_link, cursor, page or offset";
        let kind = self.setting(file.kind.as_ref(), (at, "paginate.type"), hint, problems)?;
        if local && kind.value != PaginateKind::None {
            let message = format!("`{}.paginate` is set, but a file has no pages", self.path);
            problems.add(kind.at, message, "remove `paginate`");
        }
        self.refuse_foreign(file, kind.value, problems);
        let total = self.total(file, problems);
        match kind.value {
            PaginateKind::None => Some(Paginate::None),
            PaginateKind::LinkHeader => Some(Paginate::LinkHeader { total }),
            PaginateKind::NextLink => {
                Some(Paginate::NextLink { path: self.next_path(file, at, problems)?, total })
            }
            PaginateKind::Cursor => {
                let path = self.next_path(file, at, problems);
                let (param, size) = self.param_and_size(file, at, problems);
                Some(Paginate::Cursor { path: path?, param: param?, size, total })
            }
            PaginateKind::Page => {
                let (param, size) = self.param_and_size(file, at, problems);
                let start = file.start.as_ref().map_or(1, |start| start.value);
                Some(Paginate::Page { param: param?, start, size, total })
            }
            PaginateKind::Offset => {
                let (param, size) = self.param_and_size(file, at, problems);
                Some(Paginate::Offset { param: param?, size, total })
            }
        }
    }

    /// Adds a problem for every option another kind of paging needs.
    fn refuse_foreign(&self, file: &PaginateFile, kind: PaginateKind, problems: &mut Problems<'_>) {
        use PaginateKind::{Cursor, NextLink, Offset, Page};
        let refuse =
            |option: Option<(&str, At)>, kinds: &[PaginateKind], needs: &str, problems: &mut _| {
                if !kinds.contains(&kind) {
                    self.misplaced(&[option], "paginate", needs, problems);
                }
            };
        let path = file.path.as_ref().map(|path| ("path", path.at));
        refuse(path, &[NextLink, Cursor], "next_link or cursor", problems);
        let param = file.param.as_ref().map(|param| ("param", param.at));
        let numbered = "cursor, page or offset";
        refuse(param, &[Cursor, Page, Offset], numbered, problems);
        refuse(file.start.as_ref().map(|start| ("start", start.at)), &[Page], "page", problems);
        let size = file.size.as_ref().map(|size| ("size", size.at));
        refuse(size, &[Cursor, Page, Offset], numbered, problems);
        if kind == PaginateKind::None {
            let total = file.total.as_ref().map(|total| ("total", total.at));
            let mismatch = file.on_mismatch.as_ref().map(|mismatch| ("on_mismatch", mismatch.at));
            self.misplaced(&[total, mismatch], "paginate", "a type with pages", problems);
        }
    }

    fn total(&self, file: &PaginateFile, problems: &mut Problems<'_>) -> Option<Total> {
        let found = file.total.as_ref().and_then(|total| total.value.0.as_ref());
        let mismatch = file.on_mismatch.as_ref();
        let place = match found {
            None => {
                if let Some(mismatch) = mismatch {
                    let message = format!(
                        "`{}.paginate.on_mismatch` is set, but there is no total",
                        self.path
                    );
                    problems.add(
                        mismatch.at,
                        message,
                        "remove it, or say where the `total` stands",
                    );
                }
                return None;
            }
            Some(TotalFile::Header(name)) => TotalPlace::Header(name.clone()),
            Some(TotalFile::Path(path)) => {
                TotalPlace::Path(self.json_path(path, "paginate.total", problems)?)
            }
        };
        let mismatch = mismatch.map(|mismatch| mismatch.value).unwrap_or_default();
        Some(Total { place, mismatch })
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

    /// Returns where the number goes and the size asked for.
    fn param_and_size(
        &self,
        file: &PaginateFile,
        at: At,
        problems: &mut Problems<'_>,
    ) -> (Option<Param>, Option<Size>) {
        let param = self.param(file.param.as_ref(), at, "paginate.param", problems);
        let size = file.size.as_ref().and_then(|size| self.size(size, problems));
        (param, size)
    }

    fn param(
        &self,
        found: Option<&Located<ParamFile>>,
        at: At,
        name: &str,
        problems: &mut Problems<'_>,
    ) -> Option<Param> {
        let hint = "write the name of the query parameter, or {body: /json/pointer}";
        match &self.setting(found, (at, name), hint, problems)?.value {
            ParamFile::Query(name) => Some(Param::Query(name.clone())),
            ParamFile::Body(pointer) => {
                self.pointer(&pointer.value, pointer.at, name, problems)?;
                Some(Param::Body(pointer.value.clone()))
            }
        }
    }

    fn size(&self, found: &Located<PageSize>, problems: &mut Problems<'_>) -> Option<Size> {
        let size = &found.value;
        let param = self.param(size.param.as_ref(), found.at, "paginate.size.param", problems);
        let hint = "write how many records a page holds";
        let place = (found.at, "paginate.size.records");
        let records = self.setting(size.records.as_ref(), place, hint, problems)?;
        if records.value == 0 {
            let message = format!("`{}.paginate.size.records` is 0, expected more", self.path);
            problems.add(records.at, message, hint);
        }
        Some(Size { param: param?, records: records.value })
    }

    /// Checks a JSON pointer.
    pub(super) fn pointer(
        &self,
        pointer: &str,
        at: At,
        name: &str,
        problems: &mut Problems<'_>,
    ) -> Option<()> {
        if pointer.len() > 1 && pointer.starts_with('/') {
            return Some(());
        }
        let message = format!("`{}.{name}` is `{pointer}`, expected a JSON pointer", self.path);
        problems.add(at, message, "write for example /params/args/5");
        None
    }
}
