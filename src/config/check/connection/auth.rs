//! How to log in.

use secrecy::SecretString;
use url::Url;

use crate::{
    config::{
        check::{
            connection::{Context, holds_login, web_address},
            needed,
        },
        file::{Auth as AuthFile, AuthKind, REFERENCE_HINT, Token},
        node::{At, Located},
        problem::Problems,
        secret::{self, Place},
    },
    source::{Auth, Base, KeyPlace},
};

/// The login of one connection while it is checked.
struct Login<'a> {
    context: &'a Context<'a>,
    path: String,
    file: &'a AuthFile,
    at: At,
    literal_allowed: bool,
}

impl Context<'_> {
    /// Checks the login and the options that go with it.
    pub(super) fn auth(
        &self,
        found: &Located<AuthFile>,
        base: Option<&Base>,
        problems: &mut Problems<'_>,
    ) -> Option<Auth> {
        let path = format!("{}.auth", self.path);
        let hint = "write none, bearer, basic, api_key, oauth2_client_credentials or odoo";
        let kind_path = format!("{path}.type");
        let kind = needed(found.value.kind.as_ref(), found.at, &kind_path, hint, problems)?.value;
        let literal_allowed = matches!(base, Some(Base::Demo));
        let login =
            Login { context: self, path, file: &found.value, at: found.at, literal_allowed };
        login.refuse_foreign(kind, problems);
        if kind != AuthKind::None && matches!(base, Some(Base::Folder(_))) {
            let message = format!("`{}` is set, but a folder knows no login", login.path);
            problems.add_about(&kind_path, found.at, message, "remove `auth`");
        }
        match kind {
            AuthKind::None => Some(Auth::None),
            AuthKind::Bearer => {
                login.secret(found.value.token.as_ref(), "token", problems).map(Auth::Bearer)
            }
            AuthKind::Basic => login.basic(problems),
            AuthKind::ApiKey => login.api_key(problems),
            AuthKind::OAuth2ClientCredentials => login.oauth2(problems),
            AuthKind::Odoo => login.odoo(problems),
        }
    }
}

impl Login<'_> {
    fn basic(&self, problems: &mut Problems<'_>) -> Option<Auth> {
        let user = self.text(self.file.user.as_ref(), "user", "write the user name", problems);
        let password = self.secret(self.file.password.as_ref(), "password", problems);
        Some(Auth::Basic { user: user?, password: password? })
    }

    fn api_key(&self, problems: &mut Problems<'_>) -> Option<Auth> {
        let hint = "write the name of the header or query parameter, for example X-Api-Key";
        let name = self.text(self.file.name.as_ref(), "name", hint, problems);
        let key = self.secret(self.file.key.as_ref(), "key", problems);
        let place = self.file.place.as_ref().map_or(KeyPlace::Header, |place| place.value);
        let prefix = self.file.prefix.as_ref().map(|prefix| prefix.value.clone());
        Some(Auth::ApiKey { place, name: name?, prefix: prefix.unwrap_or_default(), key: key? })
    }

    fn oauth2(&self, problems: &mut Problems<'_>) -> Option<Auth> {
        let hint = "write where tokens are given, for example https://login.example.com/token";
        let path = format!("{}.token_url", self.path);
        let token_url = needed(self.file.token_url.as_ref(), self.at, &path, hint, problems)
            .and_then(|address| token_url(address, &path, problems));
        let hint = "write the id the source gave this program";
        let client_id = self.text(self.file.client_id.as_ref(), "client_id", hint, problems);
        let client_secret =
            self.secret(self.file.client_secret.as_ref(), "client_secret", problems);
        let scope = self.file.scope.as_ref().map(|scope| scope.value.texts());
        Some(Auth::OAuth2ClientCredentials {
            token_url: token_url?,
            client_id: client_id?,
            client_secret: client_secret?,
            scope: scope.unwrap_or_default(),
        })
    }

    fn odoo(&self, problems: &mut Problems<'_>) -> Option<Auth> {
        let database = self.text(
            self.file.database.as_ref(),
            "database",
            "write the name of the database",
            problems,
        );
        let login = self.text(self.file.login.as_ref(), "login", "write the user name", problems);
        let key = self.secret(self.file.key.as_ref(), "key", problems);
        Some(Auth::Odoo { database: database?, login: login?, key: key? })
    }

    fn text(
        &self,
        found: Option<&Located<String>>,
        name: &str,
        hint: &str,
        problems: &mut Problems<'_>,
    ) -> Option<String> {
        let path = format!("{}.{name}", self.path);
        let text = needed(found, self.at, &path, hint, problems)?;
        if text.value.trim().is_empty() {
            problems.add_about(&path, text.at, format!("`{path}` is empty"), hint);
            return None;
        }
        Some(text.value.clone())
    }

    fn secret(
        &self,
        found: Option<&Located<Token>>,
        name: &str,
        problems: &mut Problems<'_>,
    ) -> Option<SecretString> {
        let path = format!("{}.{name}", self.path);
        let token = needed(found, self.at, &path, REFERENCE_HINT, problems)?;
        let place = Place {
            path: &path,
            folder: self.context.folder,
            literal_allowed: self.literal_allowed,
        };
        secret::resolve(&token.with(&token.value.0), &place, self.context.environment, problems)
    }

    /// Adds a problem for every option another kind of login needs.
    fn refuse_foreign(&self, kind: AuthKind, problems: &mut Problems<'_>) {
        use AuthKind::{ApiKey, Basic, Bearer, OAuth2ClientCredentials as OAuth2, Odoo};
        let file = self.file;
        let at = |found: Option<At>, name: &'static str, kinds: &'static [AuthKind], of| {
            found.filter(|_| !kinds.contains(&kind)).map(|at| (at, name, of))
        };
        let foreign = [
            at(place(file.token.as_ref()), "token", &[Bearer], "bearer"),
            at(place(file.user.as_ref()), "user", &[Basic], "basic"),
            at(place(file.password.as_ref()), "password", &[Basic], "basic"),
            at(place(file.place.as_ref()), "in", &[ApiKey], "api_key"),
            at(place(file.name.as_ref()), "name", &[ApiKey], "api_key"),
            at(place(file.prefix.as_ref()), "prefix", &[ApiKey], "api_key"),
            at(place(file.key.as_ref()), "key", &[ApiKey, Odoo], "api_key or odoo"),
            at(place(file.token_url.as_ref()), "token_url", &[OAuth2], "oauth2_client_credentials"),
            at(place(file.client_id.as_ref()), "client_id", &[OAuth2], "oauth2_client_credentials"),
            at(
                place(file.client_secret.as_ref()),
                "client_secret",
                &[OAuth2],
                "oauth2_client_credentials",
            ),
            at(place(file.scope.as_ref()), "scope", &[OAuth2], "oauth2_client_credentials"),
            at(place(file.database.as_ref()), "database", &[Odoo], "odoo"),
            at(place(file.login.as_ref()), "login", &[Odoo], "odoo"),
        ];
        for (at, name, of) in foreign.into_iter().flatten() {
            let path = format!("{}.{name}", self.path);
            let message = format!("`{path}` is set, but only {of} knows it");
            problems.add_about(
                &path,
                at,
                message,
                format!("remove `{name}`, or write `type: {of}`"),
            );
        }
    }
}

fn place<T>(found: Option<&Located<T>>) -> Option<At> {
    found.map(|found| found.at)
}

fn token_url(found: &Located<String>, path: &str, problems: &mut Problems<'_>) -> Option<Url> {
    let url = web_address(&found.value).filter(|url| !holds_login(url));
    if url.is_none() {
        let message = format!("`{path}` is no address, expected http(s)://… without a login");
        let hint = "write for example https://login.example.com/oauth2/token";
        problems.add_about(path, found.at, message, hint);
    }
    url
}
