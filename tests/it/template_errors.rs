use std::{fs, path::Path};

use crate::support::env::Env;

/// A change of a built-in template: file, what stands there, what is written instead.
type Change<'a> = (&'a str, &'a str, &'a str);

/// Returns what `check` says of templates changed so; it must be wrong.
fn told(changes: &[Change<'_>]) -> String {
    let env = Env::new();
    for (file, from, to) in changes {
        let name = format!("templates/{file}");
        let source = if env.path().join(&name).exists() {
            env.read(&name)
        } else {
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name)).unwrap()
        };
        assert!(source.contains(from), "{file} has no {from}");
        env.write(&name, &source.replacen(from, to, 1));
    }
    env.avain(&["check"]).fails(78)
}

/// Checks that what was told has these two lines, one after the other, the second only begun.
fn has(told: &str, error: &str, hint: &str) {
    let pairs: Vec<&str> = told.lines().collect();
    let found = pairs.windows(2).any(|pair| {
        pair[0] == format!("error: {error}") && pair[1].starts_with(&format!("hint: {hint}"))
    });
    assert!(found, "{error}\n{hint}\nnot in\n{told}");
}

#[test]
fn a_name_that_is_not_there_is_told_wherever_it_stands() {
    let said = told(&[
        // Inside a loop of an included file.
        ("blocks/win_back.html", "{{ row.account }}", "{{ row.acount }}"),
        // In a condition, which Tera takes as false.
        ("blocks/offers.html", "{% if block %}", "{% if blokc %}"),
        // A block that the report does not have.
        ("blocks/promises.html", "blocks.promises", "blocks.promisse"),
        // A field of what stands for the page.
        ("account.html", "title=\"{{ t(key=\"briefing-title\") }}", "title=\"{{ compny }}"),
        // Inside a component, which sees its arguments only.
        ("blocks/figures.html", "{{ block.message }}", "{{ block.mesage }}"),
        // In a branch that the sample never takes, and on the page that is no report.
        ("index.html", "blocks.accounts_index", "blocks.account_index"),
    ]);
    has(
        &said,
        "blocks/win_back.html:8: `row.acount` is not defined",
        "did you mean `account`? defined here: account, last, most, reason, worth, year",
    );
    has(
        &said,
        "blocks/offers.html:2: `blokc` is not defined",
        "did you mean `block`? defined here: as_of, block, blocks, company, company_line, currency",
    );
    has(
        &said,
        "blocks/promises.html:1: `blocks.promisse` is not defined",
        "did you mean `promises`? defined here: briefing_figures, briefing_head",
    );
    has(
        &said,
        "account.html:2: `compny` is not defined",
        "did you mean `company`? defined here: as_of, blocks, company, company_line",
    );
    has(&said, "blocks/figures.html:38: `block.mesage` is not defined", "did you mean `message`?");
    has(
        &said,
        "index.html:1: `blocks.account_index` is not defined",
        "did you mean `accounts_index`? defined here: accounts_index",
    );
}

#[test]
fn a_wrong_argument_or_message_is_told_also_where_the_sample_never_comes() {
    let said = told(&[
        ("blocks/win_back.html", "<money value={row.worth}", "<money vlaue={row.worth}"),
        ("blocks/win_back.html", "win-back-more\", count=", "win-back-more\", cuont="),
        ("blocks/win_back.html", "col-account", "col-acount"),
    ]);
    let line = "blocks/win_back.html:8: component `money`";
    let value = "did you mean `value`? defined here: sign, value";
    has(&said, &format!("{line} has no argument `vlaue`"), value);
    has(&said, &format!("{line} lacks its argument `value`"), "its arguments are sign, value");
    has(
        &said,
        "blocks/win_back.html:11: message `win-back-more` of language `en`: Unknown variable: \
         $count",
        "pass the argument, for example `t(key=\"win-back-more\", count=3)`",
    );
    has(
        &said,
        "blocks/win_back.html:5: message `col-acount` is in no language file",
        "did you mean `col-account`? else add the message to `en.ftl`; there are col-13-weeks, ",
    );
}

#[test]
fn a_filter_that_cannot_print_is_told_with_what_it_takes() {
    let said = told(&[
        ("blocks/win_back.html", "row.last | day", "row.last | day_short(digits=1)"),
        ("blocks/promises.html", "row.due | day_short", "row.what | day_short"),
        ("blocks/top_movers.html", "{% if block %}", "{% if block %}{{ 0.5 | percent(digit=1) }}"),
    ]);
    let filter = "filter `day_short` has no argument `digits`, expected none";
    let tag = "in `{{ row.last | day_short(digits=1) }}`";
    has(&said, &format!("blocks/win_back.html:8: {filter}, {tag}"), "remove `digits`");
    assert!(said.contains("blocks/promises.html:9: `"), "{said}");
    assert!(said.contains("is not a date like 2026-11-22, in `{{ row.what | day_short }}`"));
    let tag = "in `{{ 0.5 | percent(digit=1) }}`";
    let filter = "filter `percent` has no argument `digit`, expected digits or sign";
    let at = said.find(&format!("{filter}, {tag}\nhint: did you mean `digits`?"));
    assert!(at.is_some(), "{said}");
}

#[test]
fn a_filter_function_component_test_or_file_that_does_not_exist_is_told_with_those_that_do() {
    let row = "{{ row.account }}";
    for (changed, line, what, hint) in [
        ("{{ row.account | cuont }}", 8, "filter `cuont`", "`count`? defined here: count, money_k"),
        ("{{ tt(key=\"a\") }}", 8, "function `tt`", "`t`? defined here: range, t, throw"),
        ("{{ <mony value={1}/> }}", 8, "component `mony`", "`money`? defined here: "),
        ("{% if row is nome %}{% endif %}", 8, "test `nome`", "`none`? defined here: array, bool"),
        (
            "\n{% include \"blocks/trems.html\" %}",
            9,
            "template `blocks/trems.html`",
            "`blocks/terms.html`? defined here: account.html, blocks/account_flow.html, ",
        ),
    ] {
        let said = told(&[("blocks/win_back.html", row, changed)]);
        let error = format!("blocks/win_back.html:{line}: unknown {what}");
        has(&said, &error, &format!("did you mean {hint}"));
    }
}

#[test]
fn a_tag_that_is_not_closed_is_told_with_where_it_was_opened() {
    let said = told(&[("blocks/win_back.html", "{% endfor -%}", "")]);
    let hint = "close `{% for row in block.rows -%}` of line 7 with `{% endfor %}`";
    has(&said, "blocks/win_back.html:12: unknown tag, in `{% endif %}`", hint);
    let said = told(&[("blocks/win_back.html", "{{ row.account }}", "{{ row.account ")]);
    assert!(said.contains("error: blocks/win_back.html:8: found `</` but expected }}"), "{said}");
    let said = told(&[("blocks/win_back.html", "id=\"win_back\"/> }}{% endif %}", "/> }}")]);
    assert!(said.contains("error: blocks/win_back.html:1"), "{said}");
    assert!(said.contains("close `{% if block %}` of line 2 with `{% endif %}`"), "{said}");
}

#[test]
fn markup_outside_the_vocabulary_is_told_in_the_file_and_line_that_wrote_it() {
    let said = told(&[
        ("blocks/win_back.html", "<td><b>{{ row.account }}</b>", "<td><bb>{{ row.account }}</bb>"),
        ("blocks/concentration.html", "chart=\"{{ block.bars }}\"", "chart=\"barz\""),
        ("blocks/promises.html", "<table row=", "<table rwo="),
    ]);
    has(
        &said,
        "blocks/win_back.html:8, block `win_back`: `<bb>`: the element is not known here, \
         expected b, i, span, a, br",
        "did you mean `b`?",
    );
    has(
        &said,
        "blocks/concentration.html:4, block `concentration`: `<figure>`: there is no chart \
         `barz`, expected concentration-0, legend, legend_columns, legend_forecast",
        "use one of concentration-0",
    );
    assert!(said.contains("error: blocks/promises.html:"), "{said}");
    assert!(said.contains("`<table>`: attribute `rwo` is not known here, expected row"), "{said}");
    // One mistake is told once, whatever the report and the language.
    assert_eq!(said.matches("`<bb>`").count(), 1, "{said}");
    let said = told(&[
        ("blocks/figures.html", "<h3>{{ block.caption }}</h3>", "<h3 clas=\"x\">x</h3>"),
        ("blocks/promises.html", "</tbody>", ""),
    ]);
    assert!(said.contains("error: blocks/figures.html:38, block `"), "{said}");
    assert!(said.contains("attribute `clas` is not known here, expected none"), "{said}");
    let xml = "`<article>`: not well-formed: expected 'tbody' tag, not 'table'";
    let at = said.lines().find(|line| line.contains(xml)).unwrap_or_else(|| panic!("{said}"));
    assert!(at.starts_with("error: blocks/promises.html:"), "{at}");
}
