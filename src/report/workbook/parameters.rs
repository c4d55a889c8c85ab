//! The sheet of parameters: cuts to play with, and what the issue was made with.

use crate::{
    analysis::XyzMeasure,
    model::{Money, Span},
    report::{
        blocks::bucket,
        workbook::{
            Draft,
            classes::{CHECK, UNITS, units_of},
            model::{Cell, Input, Outcome, Sheet, Style},
            place::{fixed, quoted},
            quote,
        },
    },
};

/// Parts of a million, in which cuts are exact.
const WHOLE: i64 = 1_000_000;

/// The sheet in the making.
struct Page<'a, 'b> {
    draft: &'b Draft<'a>,
    rows: Vec<Vec<Cell>>,
    inputs: Vec<Input>,
    names: Vec<(&'static str, String)>,
}

/// Builds the sheet and the names of its cells.
pub(super) fn sheet(draft: &Draft<'_>) -> (Sheet, Vec<(&'static str, String)>) {
    let lead = draft.word("book-parameters-lead");
    let mut rows = draft.opening("book-parameters", lead);
    let heads = [
        ("book-parameter", Style::Head),
        ("col-value", Style::HeadRight),
        ("book-meaning", Style::Head),
    ];
    rows.push(heads.map(|(key, style)| Cell::text(draft.word(key), style)).into());
    let mut page = Page { draft, rows, inputs: vec![], names: vec![] };
    page.cuts();
    page.effect();
    page.facts();
    page.helpers();
    let sheet = Sheet {
        name: draft.word("book-parameters"),
        widths: vec![38.0, 24.0, 92.0],
        rows: page.rows,
        table: None,
        kept: 0,
        inputs: page.inputs,
        ..Sheet::default()
    };
    (sheet, page.names)
}

impl Page<'_, '_> {
    fn line(&mut self, key: &str, value: Cell, meaning: String) {
        let name = Cell::text(self.draft.word(key), Style::Name);
        self.rows.push(vec![name, value, Cell::text(meaning, Style::Text)]);
    }

    /// Adds a line whose value formulas use by name.
    fn named(&mut self, name: &'static str, key: &str, value: Cell) {
        let sheet = quoted(&self.draft.word("book-parameters"));
        self.names.push((name, format!("={sheet}!{}", fixed(1, self.rows.len()))));
        let meaning = self.draft.word(&format!("{key}-note"));
        self.line(key, value, meaning);
    }

    fn block(&mut self, key: &str) {
        self.rows.push(vec![]);
        self.rows.push(vec![Cell::text(self.draft.word(key), Style::Block)]);
    }

    /// Adds a number the reader may change.
    fn input(&mut self, name: &'static str, value: (f64, Style), largest: f64) {
        let key = format!("book-{}", name.replace('_', "-").to_lowercase());
        self.inputs.push(Input {
            row: u32::try_from(self.rows.len()).expect("a short sheet"),
            column: 1,
            between: (0.0, largest),
            refusal: self.draft.word("book-refusal"),
        });
        self.named(name, &key, Cell::number(value.0, value.1));
    }

    fn cuts(&mut self) {
        let rules = &self.draft.scene.scope.settings;
        let ([a, b], [x, y]) = (rules.abc.cut, rules.xyz.cut);
        self.input("cut_A", (a, Style::InputPercent), 1.0);
        self.input("cut_B", (b, Style::InputPercent), 1.0);
        self.input("cut_X", (x, Style::InputRatio), 1_000.0);
        self.input("cut_Y", (y, Style::InputRatio), 1_000.0);
        let least = f64::from(rules.xyz.min_periods);
        self.input("min_buckets", (least, Style::InputCount), 1_000.0);
    }

    fn effect(&mut self) {
        self.block("book-effect");
        let check = self.draft.classes.column(CHECK);
        let formula = format!("COUNTIF({check},{})", quote(&self.draft.word("book-differs")));
        let cell = Cell::formula(formula, Outcome::Number(0.0), Style::Count);
        self.line("book-moved", cell, self.draft.word("book-moved-note"));
    }

    fn facts(&mut self) {
        self.block("book-fixed");
        let scene = &self.draft.scene;
        let (scope, company) = (scene.scope, &self.draft.analysis.company);
        let word = |key: &str| scene.language.word(key);
        let text = |text: String| Cell::text(text, Style::Text);
        let span = |span: Span| text(span_of(self.draft, span));
        let buckets = &company.segmentation.buckets;
        let first_and_last = match (buckets.first(), buckets.last()) {
            (Some(first), Some(last)) => Span { from: first.from, to: last.to },
            _ => Span { from: scope.as_of, to: scope.as_of },
        };
        let bucket = word(bucket(scope.xyz_bucket));
        let series = match scope.settings.xyz.measure {
            XyzMeasure::Revenue => "measure-revenue",
            XyzMeasure::Frequency => "book-purchase-days",
        };
        let money = |amount| Cell::number(scope.unit.whole(amount), Style::Money);
        let nobody = company.revenue_current - self.named_revenue();
        let lines = [
            ("book-period", text(scene.period()), String::new()),
            ("book-as-of", Cell::day(scope.as_of), word("book-as-of-note")),
            ("book-run", text(scene.run.run_id.clone()), word("book-run-note")),
            ("book-measure", text(self.draft.measure()), word("book-measure-note")),
            ("book-window", span(scope.windows.current), scene.window()),
            ("book-base", span(scope.windows.base), word("book-base-note")),
            ("book-series", text(word(series)), word("book-series-note")),
            ("book-bucket", text(bucket), word("book-bucket-note")),
            ("book-bucket-count", Cell::count(buckets.len(), Style::Count), String::new()),
            ("book-bucket-span", span(first_and_last), String::new()),
            ("book-currency", text(scope.unit.currency.code().to_owned()), String::new()),
            (
                "book-accounts",
                Cell::count(self.draft.ranked.rows.len(), Style::Count),
                String::new(),
            ),
            ("book-nobody", money(nobody), word("book-nobody-note")),
        ];
        for (key, cell, meaning) in lines {
            self.line(key, cell, meaning);
        }
        self.named("company_revenue", "book-company-revenue", money(company.revenue_current));
    }

    fn named_revenue(&self) -> Money {
        self.draft.ranked.rows.iter().map(|row| row.account.revenue_current).sum()
    }

    fn helpers(&mut self) {
        self.block("book-helpers");
        let scope = self.draft.scene.scope;
        let scale = Money(scope.unit.per_whole()).as_f64();
        let series = match scope.settings.xyz.measure {
            XyzMeasure::Revenue => scale,
            XyzMeasure::Frequency => 1.0,
        };
        self.named("money_scale", "book-money-scale", Cell::number(scale, Style::Count));
        self.named("series_scale", "book-series-scale", Cell::number(series, Style::Count));
        let [a, b] = scope.settings.abc.cut.map(fraction);
        self.fraction(["cut_A_top", "cut_A_bottom"], "cut_A", a);
        self.fraction(["cut_B_top", "cut_B_bottom"], "cut_B", b);
        let units = self.draft.classes.column(UNITS);
        let total = Outcome::Number(units_of(self.draft.ranked.total));
        let sum = Cell::formula(format!("SUMIF({units},\">0\")"), total, Style::Count);
        self.named("abc_total", "book-abc-total", sum);
    }

    /// Adds a cut as a fraction of whole numbers, so that classes are decided exactly.
    fn fraction(&mut self, names: [&'static str; 2], cut: &str, value: [f64; 2]) {
        let parts = format!("ROUND({cut}*{WHOLE},0)");
        let tops = [parts.clone(), WHOLE.to_string()];
        for ((name, top), value) in names.into_iter().zip(tops).zip(value) {
            let key = format!("book-{}", name.replace('_', "-").to_lowercase());
            let formula = format!("{top}/GCD({parts},{WHOLE})");
            let cell = Cell::formula(formula, Outcome::Number(value), Style::Count);
            self.named(name, &key, cell);
        }
    }
}

/// Returns a share as the smallest whole numbers.
fn fraction(share: f64) -> [f64; 2] {
    let parts = (share * 1e6).round();
    let (mut divisor, mut rest) = (1e6, parts);
    while rest > 0.0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    [parts / divisor, 1e6 / divisor]
}

/// Returns the first and the last day of a span.
fn span_of(draft: &Draft<'_>, span: Span) -> String {
    let day = |day| draft.scene.language.day(day);
    if span.from < span.to {
        format!("{}–{}", day(span.from), day(span.last()))
    } else {
        String::new()
    }
}
