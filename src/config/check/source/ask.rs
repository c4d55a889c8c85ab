//! How a table is asked for.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    config::{
        check::{connection::headers, source::Check},
        file::{MethodKind, Param, Source},
        node::{At, Located},
        problem::Problems,
        read::Entry,
    },
    source::{Ask, Method},
};

impl Check<'_> {
    /// Checks the request; `local` is true for files, which are not asked.
    pub(super) fn ask(
        &self,
        file: &Source,
        local: bool,
        problems: &mut Problems<'_>,
    ) -> Option<Ask> {
        if local {
            self.refuse_request(file, problems);
        }
        let method = self.method(file, problems);
        let headers = headers(file.headers.as_ref(), self.path, problems);
        let incremental = file.incremental.as_ref().map(|incremental| &incremental.value);
        let parts = incremental.and_then(|incremental| incremental.body.as_ref());
        let mut slice_body = BTreeMap::new();
        for Entry { key, value } in parts.iter().flat_map(|parts| &parts.value) {
            self.pointer(&key.value, key.at, "incremental.body", problems);
            slice_body.insert(key.value.clone(), value.value.0.clone());
        }
        let body = file.body.as_ref().map(|body| body.value.0.clone());
        self.needs_body(file, method, problems);
        Some(Ask {
            method,
            headers: headers?,
            query: texts(file.query.as_ref()),
            slice_query: texts(incremental.and_then(|incremental| incremental.param.as_ref())),
            body,
            slice_body,
        })
    }

    fn method(&self, file: &Source, problems: &mut Problems<'_>) -> Method {
        let method = file.method.as_ref();
        let idempotent = file.idempotent.as_ref();
        match method.map(|method| method.value) {
            None | Some(MethodKind::Get) => {
                if let Some(idempotent) = idempotent {
                    let message = format!("`{}.idempotent` is set, but GET always is", self.path);
                    problems.add(idempotent.at, message, "remove it, or write `method: POST`");
                }
                Method::Get
            }
            Some(MethodKind::Post) => {
                if idempotent.is_none() {
                    let at = method.map(|method| method.at).expect("the method was written");
                    let message = format!(
                        "`{}.method` is POST, which is not tried again when it fails",
                        self.path
                    );
                    let hint = "write `idempotent: true` when the request only reads, else false";
                    problems.warn(at, message, hint);
                }
                Method::Post { idempotent: idempotent.is_some_and(|found| found.value) }
            }
        }
    }

    /// Refuses everything that goes into the body of a request that has none.
    fn needs_body(&self, file: &Source, method: Method, problems: &mut Problems<'_>) {
        let is_post = matches!(method, Method::Post { .. });
        if let (Some(body), false) = (&file.body, is_post) {
            let message = format!("`{}.body` is set, but GET has none", self.path);
            problems.add(body.at, message, "write `method: POST`, or remove `body`");
        }
        if file
            .body
            .as_ref()
            .is_some_and(|body| matches!(body.value.0, Value::Object(_) | Value::Array(_)))
        {
            return;
        }
        for (name, at) in body_places(file) {
            let message = format!("`{}.{name}` goes into the body, but there is none", self.path);
            problems.add(at, message, "write `method: POST` and a `body`");
        }
    }

    fn refuse_request(&self, file: &Source, problems: &mut Problems<'_>) {
        let set = [
            file.method.as_ref().map(|found| ("method", found.at)),
            file.headers.as_ref().map(|found| ("headers", found.at)),
            file.query.as_ref().map(|found| ("query", found.at)),
            file.body.as_ref().map(|found| ("body", found.at)),
            file.expect
                .as_ref()
                .and_then(|expect| expect.value.control.as_ref())
                .filter(|control| control.value.0.is_some())
                .map(|found| ("expect.control", found.at)),
        ];
        for (name, at) in set.into_iter().flatten() {
            let message = format!("`{}.{name}` is set, but a file is not asked for", self.path);
            problems.add(at, message, format!("remove `{name}`"));
        }
    }
}

/// Returns the settings that put something into the body, with their places.
fn body_places(file: &Source) -> Vec<(&'static str, At)> {
    let in_body = |param: Option<&Located<Param>>| {
        param.filter(|param| matches!(param.value, Param::Body(_))).map(|param| param.at)
    };
    let paginate = file.paginate.as_ref().map(|paginate| &paginate.value);
    let param = in_body(paginate.and_then(|paginate| paginate.param.as_ref()));
    let size = paginate.and_then(|paginate| paginate.size.as_ref());
    let size = in_body(size.and_then(|size| size.value.param.as_ref()));
    let incremental = file.incremental.as_ref().and_then(|found| found.value.body.as_ref());
    let places = [
        ("paginate.param", param),
        ("paginate.size.param", size),
        ("incremental.body", incremental.map(|found| found.at)),
    ];
    places.into_iter().filter_map(|(name, at)| Some((name, at?))).collect()
}

fn texts(found: Option<&Located<Vec<Entry<String>>>>) -> BTreeMap<String, String> {
    let entries = found.into_iter().flat_map(|found| &found.value);
    entries.map(|entry| (entry.key.value.clone(), entry.value.value.clone())).collect()
}
