//! W5: ABC by XYZ, and the accounts that changed their class of value.

use std::cmp::Reverse;

use serde::Serialize;

use crate::{
    analysis::{AbcClass, AccountAnalysis, Analysis, Bucket, XyzClass},
    model::Money,
    report::{
        blocks::{Charts, Content},
        chart::{Matrix, MatrixCell, MatrixRow, Plot},
        plots::{chart, fraction},
        scene::{Scene, short_name},
        slice::CompanySlice,
    },
};

const SIZE: (f32, f32) = (88.0, 54.0);
const NAME: usize = 20;
const MOVERS: usize = 8;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// Key of the chart of nine cells.
    matrix: String,
    /// The largest accounts that changed their class.
    movers: Vec<Mover>,
    /// How many further accounts changed it.
    more: usize,
    /// The note below.
    note: String,
}

#[derive(Serialize)]
struct Mover {
    /// The account's name, shortened where it is long.
    account: String,
    /// The class a year before.
    from: AbcClass,
    /// The class now.
    to: AbcClass,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let analysis = slice.analysis;
    if analysis.company.matrix.is_empty() {
        return None;
    }
    let movers = movers(analysis);
    let mut charts = Charts::of("class_matrix");
    let alt = scene.language.word("alt-matrix");
    let caption = scene.say(
        "matrix-caption",
        &[
            ("accounts", analysis.accounts.len().into()),
            ("unit", scene.unit().into()),
            ("window", scene.window().into()),
        ],
    );
    let view = View {
        message: message(analysis, movers.len(), scene),
        caption,
        matrix: charts.add(chart(Plot::Matrix(matrix(analysis, scene)), alt, SIZE)),
        more: movers.len().saturating_sub(MOVERS),
        movers: movers
            .into_iter()
            .take(MOVERS)
            .map(|(account, from)| Mover {
                account: short_name(&scene.account(account), NAME),
                from,
                to: account.abc,
            })
            .collect(),
        note: note(analysis, scene),
    };
    Some(Content::new(&view, charts))
}

/// Accounts with revenue in both windows whose class changed, the largest change first.
fn movers(analysis: &Analysis) -> Vec<(&AccountAnalysis, AbcClass)> {
    let mut movers: Vec<_> = analysis
        .accounts
        .iter()
        .filter(|account| {
            account.revenue_current.is_positive() && account.revenue_base.is_positive()
        })
        .filter_map(|account| Some((account, account.abc_base?)))
        .filter(|(account, base)| *base != account.abc)
        .collect();
    movers.sort_by_key(|(account, _)| {
        Reverse((account.revenue_current - account.revenue_base).0.abs())
    });
    movers
}

fn matrix(analysis: &Analysis, scene: &Scene<'_>) -> Matrix {
    let columns = [XyzClass::X, XyzClass::Y, XyzClass::Z];
    let heads = ["matrix-x", "matrix-y", "matrix-z"];
    let largest = analysis.company.matrix.iter().map(|cell| cell.revenue).max();
    let row = |abc: AbcClass| MatrixRow {
        name: format!("{abc:?}"),
        cells: columns.iter().map(|&xyz| cell(analysis, (abc, xyz), largest, scene)).collect(),
    };
    Matrix {
        columns: heads.iter().map(|head| scene.language.word(head)).collect(),
        rows: [AbcClass::A, AbcClass::B, AbcClass::C].into_iter().map(row).collect(),
    }
}

fn cell(
    analysis: &Analysis,
    (abc, xyz): (AbcClass, XyzClass),
    largest: Option<Money>,
    scene: &Scene<'_>,
) -> MatrixCell {
    let cells = &analysis.company.segmentation.cells;
    let more = cells.iter().find(|cell| cell.abc == abc && cell.xyz == xyz);
    let moves = moves_text(more.map(|more| [more.moved_in, more.moved_out]).unwrap_or_default());
    let found = analysis.company.matrix.iter().find(|cell| cell.abc == abc && cell.xyz == xyz);
    let Some(cell) = found.filter(|cell| cell.accounts > 0) else {
        return MatrixCell { count: "0".to_owned(), empty: true, moves, ..MatrixCell::default() };
    };
    let scale = largest.unwrap_or_default().as_f64();
    let mut lines = vec![scene.money(cell.revenue)];
    lines.extend(cell.share.map(|share| scene.percent(share, 1)));
    lines.extend(
        more.and_then(|more| more.forecast_error)
            .map(|error| scene.say("matrix-error", &[("error", scene.percent(error, 0).into())])),
    );
    MatrixCell {
        moves,
        count: cell.accounts.to_string(),
        empty: false,
        lines,
        share: fraction(cell.revenue.as_f64().max(0.0), scale),
    }
}

/// Writes who came in and who went out: `→2 1→`.
fn moves_text([came, went]: [u32; 2]) -> String {
    let came = (came > 0).then(|| format!("→{came}"));
    let went = (went > 0).then(|| format!("{went}→"));
    came.into_iter().chain(went).collect::<Vec<_>>().join("\u{a0}")
}

fn message(analysis: &Analysis, moved: usize, scene: &Scene<'_>) -> String {
    let steady = analysis
        .company
        .matrix
        .iter()
        .find(|cell| cell.abc == AbcClass::A && cell.xyz == XyzClass::X);
    let words = [
        ("steady", i64::from(steady.map_or(0, |cell| cell.accounts)).into()),
        ("share", scene.percent(steady.and_then(|cell| cell.share).unwrap_or(0.0), 0).into()),
        ("moved", moved.into()),
    ];
    scene.say("matrix-message", &words)
}

fn note(analysis: &Analysis, scene: &Scene<'_>) -> String {
    let settings = &analysis.scope.settings;
    let few = analysis.accounts.iter().filter(|account| account.xyz.class == XyzClass::N).count();
    let none =
        analysis.accounts.iter().filter(|account| !account.revenue_current.is_positive()).count();
    let decimal = |value| scene.language.decimal(value, 1, crate::locale::Sign::Minus);
    let note = scene.say(
        "matrix-note",
        &[
            ("bucket", scene.language.word(bucket(analysis.scope.xyz_bucket)).into()),
            ("cut_a", scene.percent(settings.abc.cut[0], 0).into()),
            ("cut_b", scene.percent(settings.abc.cut[1], 0).into()),
            ("cut_x", decimal(settings.xyz.cut[0]).into()),
            ("cut_y", decimal(settings.xyz.cut[1]).into()),
            ("few", few.into()),
            ("none", none.into()),
        ],
    );
    let importance = analysis.company.segmentation.importance.as_ref();
    match importance.map_or(0, |importance| importance.unclassed) {
        0 => note,
        count => note + " " + &scene.say("matrix-unclassed", &[("count", i64::from(count).into())]),
    }
}

/// Returns the key of the word for a bucket.
pub(in crate::report) fn bucket(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Week => "bucket-week",
        Bucket::Month | Bucket::Auto => "bucket-month",
        Bucket::Quarter => "bucket-quarter",
    }
}
