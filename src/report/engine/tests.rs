use std::fs;

use jiff::civil::date;
use serde::Serialize;

use super::*;
use crate::{
    model::Money,
    report::{
        chart::{Plot, Sparkline},
        document::{Element, ProseStyle},
    },
};

/// A view with a value for every filter.
#[derive(Serialize)]
struct View {
    name: &'static str,
    account: Account,
    ratio: f64,
    nothing: Option<f64>,
    no_day: Option<Date>,
    count: i64,
    day: Date,
    month: &'static str,
    period: &'static str,
    names: Vec<&'static str>,
}

#[derive(Serialize)]
struct Account {
    revenue: Money,
    variance: Money,
}

fn view() -> View {
    View {
        name: "<script>{{ 7*7 }}]]> & \"it's\"",
        account: Account { revenue: Money(390_581_240), variance: Money(-7_900_000) },
        ratio: 0.123,
        nothing: None,
        no_day: None,
        count: -12_345,
        day: date(2026, 11, 25),
        month: "2026-10",
        period: "2026-W47",
        names: vec!["a", "b", "c"],
    }
}

fn engine(templates: &[(&str, &str)]) -> Result<Engine, Error> {
    let owned = templates.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Engine::of_sources(owned.collect())
}

fn charts() -> BTreeMap<String, Chart> {
    let plot = Plot::Sparkline(Sparkline { actual: vec![0.0, 1.0], ..Sparkline::default() });
    let chart =
        Chart { alt: "Rising".to_owned(), width_mm: 20.0, height_mm: 4.0, plot, measure: None };
    BTreeMap::from([("trend".to_owned(), chart)])
}

/// Calls `check` with a request for `t.html`.
fn with_request<T>(tag: &str, check: impl Fn(&RenderRequest<'_, View>) -> T) -> T {
    let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
    check(&RenderRequest {
        template: "t.html",
        language: &Language::load(tag).unwrap(),
        unit: &unit,
        context: &view(),
        charts: &charts(),
        as_of: date(2026, 11, 22),
        author: "Sample Oy",
    })
}

/// Renders the expression and shows the spaces that look alike: `~` is U+202F, `_` is U+00A0.
fn printed(tag: &str, expression: &str) -> String {
    let engine = engine(&[("t.html", &format!("{{{{ {expression} }}}}"))]).unwrap();
    let text = with_request(tag, |request| engine.render_text(request)).unwrap();
    text.replace('\u{202f}', "~").replace('\u{a0}', "_")
}

fn failure(templates: &[(&str, &str)]) -> Error {
    let engine = engine(templates).unwrap();
    with_request("en", |request| engine.render(request)).unwrap_err()
}

/// A document around the body of one block.
fn page(body: &str) -> String {
    format!(
        "<article title=\"T\">\n<footer/>\n<section name=\"One\">\n\
         <div class=\"full\" id=\"first\" top=\"10\" height=\"20\">\n{body}\n</div>\n\
         </section>\n</article>"
    )
}

#[test]
fn filters_print_in_both_languages() {
    for (expression, en, fi) in [
        ("count | count", "−12~345", "−12~345"),
        ("account.revenue | money_k", "3~906", "3~906"),
        ("account.revenue | money_k(sign=true)", "+3~906", "+3~906"),
        ("account.revenue | money_m", "3.91", "3,91"),
        ("account.revenue | money_m(digits=1)", "3.9", "3,9"),
        ("account.revenue | money_whole", "3~905~812", "3~905~812"),
        ("account.variance | money_exact", "−79~000.00", "−79~000,00"),
        ("ratio | decimal(digits=2)", "0.12", "0,12"),
        ("ratio | percent", "12.3~%", "12,3~%"),
        ("ratio | percent(digits=0)", "12~%", "12~%"),
        ("ratio | delta", "+12.3~%", "+12,3~%"),
        ("nothing | delta", "n/a", "–"),
        ("ratio | points", "+12.3~pp", "+12,3~%‑yks."),
        ("day | day", "25_Nov_2026", "25.11.2026"),
        ("day | day_short", "25_Nov", "25.11."),
        ("day | weekday_day", "Wed_25_Nov_2026", "ke_25.11.2026"),
        ("no_day | day", "–", "–"),
        ("month | month", "Oct_2026", "lokakuu_2026"),
        ("day | month_short", "Nov", "marras"),
        ("day | week", "W48", "vk_48"),
        ("period | week", "W47", "vk_47"),
        ("period | period", "Week_47, 16–22_Nov_2026", "Viikko_47, 16.–22.11.2026"),
        ("38 | days", "38_d", "38_pv"),
        ("5 | number_word", "Five", "Viisi"),
        ("names | list", "a, b and c", "a, b ja c"),
        ("t(key=\"points\", value=ratio | percent)", "12.3~% pp", "12,3~% %‑yks."),
        ("t(key=\"days\", count=12345)", "12~345 d", "12~345 pv"),
    ] {
        assert_eq!(printed("en", expression), en, "{expression}");
        assert_eq!(printed("fi", expression), fi, "{expression}");
    }
}

#[test]
fn money_follows_the_unit_of_the_request() {
    let engine = engine(&[("t.html", "{{ account.revenue | money_exact }}")]).unwrap();
    let text = |decimals| {
        with_request("en", |request| {
            let unit = Unit { decimals, ..request.unit.clone() };
            engine.render_text(&RenderRequest { unit: &unit, ..*request }).unwrap()
        })
    };
    assert_eq!(text(2).replace('\u{202f}', " "), "3 905 812.40");
    assert_eq!(text(0).replace('\u{202f}', " "), "390 581 240");
    assert_eq!(text(4).replace('\u{202f}', " "), "39 058.1240");
}

#[test]
fn filters_refuse_what_they_cannot_print() {
    for (expression, message) in [
        ("ratio | money_k", "expected `a whole number` but got `f64`"),
        ("name | day", "is not a date like 2026-11-22"),
        ("account.revenue | money_k(digit=2)", "has no argument `digit`, expected sign"),
        ("ratio | percent(digits=9)", "`digits` is 9, expected 0 to 6"),
        ("t(key=\"pionts\")", "message `pionts` is in no language file"),
        ("t(key=\"points\", value=ratio)", "send it through a filter first"),
    ] {
        let error = failure(&[("t.html", &format!("\n{{{{ {expression} }}}}"))]).to_string();
        assert!(error.starts_with("t.html:2: "), "{error}");
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn the_lists_of_filters_functions_and_tests_are_those_of_the_engine() {
    let parses = |text: String| engine(&[("t.html", &text)]);
    for filter in filters::FILTERS.iter().chain(&filters::OF_TERA) {
        assert!(parses(format!("{{{{ 1 | {filter} }}}}")).is_ok(), "{filter}");
    }
    for test in filters::TESTS {
        assert!(parses(format!("{{% if x is {test} %}}{{% endif %}}")).is_ok(), "{test}");
    }
    for function in filters::FUNCTIONS {
        assert!(parses(format!("{{{{ {function}() }}}}")).is_ok(), "{function}");
    }
    let error = parses("\n{{ 1 | cuont }}".to_owned()).err().unwrap();
    assert_eq!(error.to_string(), "t.html:2: unknown filter `cuont`");
    assert!(error.hint().starts_with("did you mean `count`? defined here: count, money_k"));
}

#[test]
fn names_come_out_literally_in_text_and_attributes() {
    let body = "<p>{{ name }}</p><p><a href=\"#first\">{{ name }}</a></p>\
                {{ <line text={name}/> }}{% <frame> %}<p>{{ name }}</p>{% </frame> %}\
                <p>{{ t(key=\"points\", value=name) }}</p>";
    let blocks = "{% component line(text) %}<p>{{ text }}</p>{% endcomponent %}\
                  {% component frame() %}{{ body }}{% endcomponent %}";
    let source = page(body).replace("title=\"T\"", "title=\"{{ name }}\"");
    let engine = engine(&[("t.html", &source), ("blocks/b.html", blocks)]).unwrap();
    let document = with_request("en", |request| engine.render(request)).unwrap();
    assert_eq!(document.title, view().name);
    let body = &document.pages[0].blocks[0].body;
    assert_eq!(body.len(), 5);
    for element in body {
        let Element::Prose(prose) = element else { panic!("{element:?}") };
        assert_eq!(prose.style, ProseStyle::Text);
        assert_eq!(prose.runs[0].text.trim_end_matches(" pp"), view().name);
    }
}

#[test]
fn a_character_that_xml_cannot_carry_is_replaced_visibly() {
    let mut out = vec![];
    escape("a\u{0}b\u{1b}\t<", &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "a\u{fffd}b\u{fffd}\t&lt;");
}

#[test]
fn an_override_that_reads_an_undefined_variable_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let source = page("<p>{{ account.name }}</p>\n<p>{{ accont.revenue | money_k }}</p>");
    fs::write(folder.path().join("t.html"), source).unwrap();
    let engine = Engine::new(Some(folder.path())).unwrap();
    let error = with_request("en", |request| engine.render(request)).unwrap_err();
    assert_eq!(error.to_string(), "t.html:5: field `name` is not defined");
    assert_eq!(error.hint(), "use one of the names defined here: revenue, variance");
}

#[test]
fn undefined_names_are_told_with_those_that_are_defined() {
    let root = failure(&[("t.html", "{{ accont.revenue | money_k }}")]);
    assert_eq!(root.to_string(), "t.html:1: variable `accont` is not defined");
    assert!(root.hint().starts_with("did you mean `account`? defined here: account, count, day"));
    let filtered = failure(&[("t.html", "\n\n{{ account.revenu | money_k }}")]);
    assert_eq!(filtered.to_string(), "t.html:3: `account.revenu` is not defined");
    assert_eq!(filtered.hint(), "did you mean `revenue`? defined here: revenue, variance");
    let inside = failure(&[
        ("blocks/b.html", "{% component b(row) %}\n{{ row.revenu | money_k }}{% endcomponent %}"),
        ("t.html", "{{ <b row={account}/> }}"),
    ]);
    assert_eq!(inside.to_string(), "blocks/b.html:2: `row.revenu` is not defined");
    let sum = failure(&[("t.html", "{{ 1 + accont }}")]).to_string();
    assert!(sum.starts_with("t.html:1: ") && sum.ends_with("in `{{ 1 + accont }}`"), "{sum}");
}

#[test]
fn a_failed_render_leaves_the_engine_as_it_was() {
    let engine = engine(&[("bad.html", "{{ nowhere }}"), ("t.html", &page("<p>x</p>"))]).unwrap();
    with_request("en", |request| {
        let bad = RenderRequest { template: "bad.html", ..*request };
        let before = engine.render(request).unwrap();
        assert!(engine.render(&bad).is_err());
        assert_eq!(engine.render(request).unwrap(), before);
    });
}

#[test]
fn templates_that_cannot_be_loaded_are_named_with_their_line() {
    let told =
        |source: &str| engine(&[("t.html", source)]).err().map(|error| error.to_string()).unwrap();
    assert!(told("\n{% if %}").starts_with("t.html:2: "), "{}", told("\n{% if %}"));
    let filter = told("\n\n{{ 1 | money }}");
    assert!(filter.starts_with("t.html:3: ") && filter.contains("`money`"), "{filter}");
}

#[test]
fn an_unknown_template_is_refused() {
    let engine = engine(&[("account.html", "")]).unwrap();
    let error = with_request("en", |request| {
        engine.render(&RenderRequest { template: "acount.html", ..*request })
    });
    assert_eq!(error.unwrap_err().hint(), "did you mean `account.html`?");
}

/// One of each kind, for the wording to be reviewed as a page.
#[test]
fn every_error_reads_well() {
    let unreadable = io::Error::from(io::ErrorKind::PermissionDenied);
    let markup = failure(&[("t.html", &page("<p class=\"smal\">x</p>"))]);
    let unnamed = {
        let engine = engine(&[("t.html", "")]).unwrap();
        with_request("en", |request| {
            let RenderRequest { template, language, unit, charts, as_of, author, .. } = *request;
            let context = &7;
            engine.render(&RenderRequest {
                template,
                language,
                unit,
                context,
                charts,
                as_of,
                author,
            })
        })
        .unwrap_err()
    };
    let errors = [
        Error::Overlay { path: "templates/account.html".into(), source: unreadable },
        Error::UnknownTemplate {
            name: "acount.html".to_owned(),
            known: vec!["account.html".to_owned(), "manager.html".to_owned()],
        },
        failure(&[("t.html", "{{ account.revenu | money_k }}")]),
        failure(&[("t.html", "{{ name | money_k }}")]),
        unnamed,
        markup,
    ];
    let page: Vec<String> =
        errors.iter().map(|error| format!("error: {error}\nhint: {}", error.hint())).collect();
    insta::assert_snapshot!(page.join("\n\n"));
}
