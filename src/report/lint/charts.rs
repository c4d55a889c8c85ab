//! N3, N4, N5, N10, N11, N12: charts.

use jiff::civil::date;

use crate::{
    locale::Language,
    model::Month,
    report::{
        chart::{Bars, Chart, Plot},
        document::{Block, Page, Row, Table, TableCell},
        lint::{
            Breach, Rule,
            figures::is_figure,
            walk::{Parts, plain},
        },
    },
};

/// Points of a sparkline: below, a figure says more; above, the weeks or months are too many.
const POINTS: std::ops::RangeInclusive<usize> = 6..=13;
/// How much two scales may differ and still look the same.
const SAME: f32 = 1.1;
/// What rounding adds to a length.
const SLACK: f32 = 0.001;

/// Checks the charts of a block, those in tables included.
pub(super) fn check(block: &Block, language: &Language) -> Vec<Breach> {
    let parts = Parts::of(block);
    let mut found = vec![];
    for chart in parts.charts.iter().chain(&parts.small) {
        let mut add = |rule, what: Option<String>| {
            found.extend(what.map(|what| Breach::new(rule, &block.id, what)));
        };
        add(Rule::N3, wrong_kind(&chart.plot, language));
        add(Rule::N4, outside(&chart.plot));
        add(
            Rule::N10,
            chart
                .plot
                .texts()
                .into_iter()
                .find(|text| too_exact(text))
                .map(|text| format!("`{text}` in a chart")),
        );
        add(Rule::N11, odd_sparkline(&chart.plot));
        if let Plot::Bullet(bullet) = &chart.plot {
            let end = bullet.actual.max(bullet.target.unwrap_or(0.0));
            let too_long = end > 1.0 + SLACK;
            add(Rule::N12, too_long.then(|| format!("a bullet of {end:.2} of its scale")));
        }
    }
    let untold = unscaled(&parts).into_iter();
    found.extend(untold.map(|what| Breach::new(Rule::N5, &block.id, what)));
    found.extend(parts.tables.iter().filter_map(|table| uneven_bullets(block, table)));
    found
}

/// Returns why the bullets of a table cannot be compared.
fn uneven_bullets(block: &Block, table: &Table) -> Option<Breach> {
    let breach = |what: &str| Some(Breach::new(Rule::N12, &block.id, what.to_owned()));
    for column in 0..table.columns.len() {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        let bullets: Vec<&Chart> = cells
            .filter_map(|cell| match cell {
                TableCell::Chart(chart) => match &chart.plot {
                    Plot::Bullet(_) => Some(chart),
                    _ => None,
                },
                TableCell::Text(_) => None,
            })
            .collect();
        let Some(first) = bullets.first() else { continue };
        if bullets.iter().any(|chart| chart.measure != first.measure) {
            return breach("a column of bullets has several scales");
        }
    }
    None
}

/// Returns the charts whose lengths nothing tells: no measure that the page compares, no figure at
/// the marks, no axis, and in a table no figure in the same row.
fn unscaled(parts: &Parts<'_>) -> Vec<String> {
    let row_tells = |row: &Row| {
        row.cells
            .iter()
            .any(|cell| matches!(cell, TableCell::Text(runs) if is_figure(&plain(runs))))
    };
    let in_rows = parts.tables.iter().flat_map(|table| {
        table.rows.iter().filter(|row| !row_tells(row)).flat_map(|row| {
            row.cells.iter().zip(&table.columns).filter_map(|(cell, column)| match cell {
                TableCell::Chart(chart) if column.axis.is_none() => Some(chart),
                _ => None,
            })
        })
    });
    let alone = parts.charts.iter().copied();
    let untold =
        alone.chain(in_rows).filter(|chart| chart.measure.is_none() && !tells_lengths(&chart.plot));
    untold.map(|_| "a chart that tells no scale".to_owned()).collect()
}

/// Returns whether a chart writes how long its marks are; sparklines (N11), bullets (N12) and keys
/// have rules of their own.
fn tells_lengths(plot: &Plot) -> bool {
    match plot {
        Plot::Columns(marks) => marks.iter().all(|mark| !mark.text.is_empty()),
        Plot::Bars(bars) => bars.rows.iter().all(|row| !row.text.is_empty()),
        Plot::Bridge(steps) => {
            steps.iter().all(|step| step.from - step.to == 0.0 || !step.text.is_empty())
        }
        // Both parts of a column have one text, at its upper end.
        Plot::Flow(marks) => marks.iter().all(|mark| {
            let rises = mark.new.0 > 0.0 || mark.won_back.0 > 0.0;
            (!rises || !mark.new.1.is_empty() || !mark.won_back.1.is_empty())
                && (mark.lost.0 == 0.0 || !mark.lost.1.is_empty())
        }),
        Plot::Variance(variance) => !variance.text.is_empty(),
        Plot::Rhythm(rhythm) => !rhythm.text.is_empty(),
        Plot::Timeline(timeline) => timeline.orders.is_empty() || timeline.peak.is_some(),
        Plot::Line(line) => !line.ends.0.is_empty() && !line.ends.1.is_empty(),
        Plot::Dots(dots) => {
            !dots.ticks.is_empty() || dots.rows.iter().all(|row| !row.text.is_empty())
        }
        Plot::Dot(_) => false,
        Plot::Shares(curve) => !curve.values.is_empty(),
        Plot::Landing(landing) => !landing.texts.1.is_empty(),
        Plot::Sparkline(_)
        | Plot::Bullet(_)
        | Plot::Matrix(_)
        | Plot::Axis(_)
        | Plot::Cohorts(_)
        | Plot::Survival(_)
        | Plot::Legend(_)
        | Plot::ColumnsLegend(_) => true,
    }
}

/// Returns why a chart has the wrong kind of axis.
fn wrong_kind(plot: &Plot, language: &Language) -> Option<String> {
    let names = periods(language);
    match plot {
        Plot::Columns(marks) => {
            let mut labels = marks.iter().map(|mark| &mark.label);
            let name = labels.find(|label| !is_period(label, &names))?;
            Some(format!("columns over `{name}`, which is no period"))
        }
        Plot::Bars(Bars { rows, .. }) if rows.len() > 2 => {
            let all = rows.iter().all(|row| is_period(&row.name, &names));
            all.then(|| format!("bars over periods such as `{}`", rows[0].name))
        }
        _ => None,
    }
}

/// Returns the marks of periods in a language: its twelve months, and a week without its number.
fn periods(language: &Language) -> (Vec<String>, String) {
    let month = |month| language.month_short(Month::of(date(2026, month, 1)));
    ((1..=12).map(month).collect(), bare(&language.week(date(2026, 1, 1))))
}

/// Returns whether a label names a week, month, quarter or year.
fn is_period(label: &str, (months, week): &(Vec<String>, String)) -> bool {
    let has_digits = label.chars().any(|letter| letter.is_ascii_digit());
    let letters = label.chars().filter(|letter| letter.is_alphabetic()).count();
    (has_digits && (letters <= 2 || bare(label) == *week))
        || months.iter().any(|month| label.contains(month))
}

fn bare(label: &str) -> String {
    label.chars().filter(|letter| !letter.is_ascii_digit()).collect()
}

/// Returns a length that leaves the scale, or a bridge that does not hang together.
fn outside(plot: &Plot) -> Option<String> {
    let wrong = |length: &f32| !length.is_finite() || length.abs() > 1.0 + SLACK;
    let lengths: Vec<f32> = match plot {
        Plot::Columns(marks) => marks
            .iter()
            .flat_map(|mark| [Some(mark.actual), mark.previous_year, mark.plan])
            .flatten()
            .collect(),
        Plot::Bars(bars) => bars
            .rows
            .iter()
            .flat_map(|row| [Some(row.actual), row.previous_year, row.plan])
            .flatten()
            .collect(),
        Plot::Flow(marks) => {
            marks.iter().flat_map(|mark| [mark.new.0, mark.won_back.0, mark.lost.0]).collect()
        }
        Plot::Bridge(steps) => {
            let drawn: Vec<_> = steps.iter().filter(|step| !step.text.is_empty()).collect();
            let apart = drawn.windows(2).any(|pair| {
                let from_zero = (pair[1].from - pair[1].zero).abs() < 0.01;
                let moved = (pair[0].zero - pair[1].zero).abs() > SLACK;
                moved || ((pair[0].to - pair[1].from).abs() > 0.01 && !from_zero)
            });
            if apart {
                return Some("a bridge whose steps do not meet".to_owned());
            }
            drawn.iter().flat_map(|step| [step.from, step.to]).collect()
        }
        _ => vec![],
    };
    let length = lengths.iter().find(|length| wrong(length))?;
    Some(format!("a length of {length:.2} of the scale"))
}

/// Returns whether a text holds a figure with decimals and more than three significant digits.
///
/// Shares and rates have one decimal at any size.
fn too_exact(text: &str) -> bool {
    let in_figure =
        |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '\u{202f}' | '%');
    text.split(|letter: char| !in_figure(letter)).filter(|figure| !figure.ends_with('%')).any(
        |figure| {
            let figure = figure.trim_end_matches(['.', ',', '\u{202f}']);
            let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
            figure.contains(['.', ','])
                && digits.trim_start_matches('0').trim_end_matches('0').len() > 3
        },
    )
}

fn odd_sparkline(plot: &Plot) -> Option<String> {
    let Plot::Sparkline(line) = plot else { return None };
    let (now, then) = (line.actual.len(), line.previous_year.len());
    let odd = !POINTS.contains(&now) || (then > 0 && then != now);
    odd.then(|| format!("a sparkline of {now} points over {then} of the previous year"))
}

/// Checks that charts of one unit on a page have one scale, or tell the ratio.
pub(super) fn common_scale(page: &Page) -> Vec<Breach> {
    let mut seen: Vec<(&str, f32)> = vec![];
    let mut found = vec![];
    for block in &page.blocks {
        let parts = Parts::of(block);
        let told = parts.prose.iter().any(|prose| tells_ratio(&plain(&prose.runs)));
        // Bullets of a column are compared with each other (N12), not with the page.
        let charts = parts.charts.iter().chain(&parts.small);
        let charts = charts.filter(|chart| !matches!(chart.plot, Plot::Bullet(_)));
        for (unit, value_per_mm) in charts.filter_map(|chart| scale(chart)) {
            let other = seen.iter().find(|(other, per_mm)| {
                *other == unit && (per_mm.max(value_per_mm) / per_mm.min(value_per_mm)) > SAME
            });
            if let (Some((_, per_mm)), false) = (other, told) {
                let ratio = (per_mm / value_per_mm).max(value_per_mm / per_mm);
                let what = format!("a second scale of `{unit}` on the page, 1 : {ratio:.1}");
                found.push(Breach::new(Rule::N5, &block.id, what));
            }
            seen.push((unit, value_per_mm));
        }
    }
    found
}

/// Returns the unit of a chart, and the value of a millimetre.
fn scale(chart: &Chart) -> Option<(&str, f32)> {
    let measure = chart.measure.as_ref()?;
    let length = match &chart.plot {
        Plot::Columns(_) | Plot::Flow(_) => chart.height_mm,
        _ => chart.width_mm,
    };
    Some((&measure.unit, measure.whole / length))
}

/// Returns whether a text tells a ratio of scales: `1 : 3.3`.
fn tells_ratio(text: &str) -> bool {
    let compact: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    compact
        .match_indices("1:")
        .any(|(at, _)| compact[at + 2..].starts_with(|next: char| next.is_ascii_digit()))
}
