//! W8: the five accounts that added most and the five that took most, and what of it was price,
//! volume, mix and range; the rows tie to the total.

use serde::Serialize;

use crate::{
    analysis::{AccountAnalysis, PriceVolumeMix},
    model::Money,
    report::{
        blocks::{Charts, Content},
        change::Change,
        chart::Verdict,
        plots::{chart, variance},
        scene::{Scene, short_name},
        slice::CompanySlice,
    },
};

const EACH: usize = 5;
const NAME: usize = 21;
const BAR: (f32, f32) = (48.0, 4.0);
const WIDE_BAR: (f32, f32) = (70.0, 4.0);
/// Share of a change from which one part explains most of it.
const MOST_OF_IT: f64 = 0.5;

#[derive(Serialize)]
struct View {
    /// The sentence with the figure that heads the block.
    message: String,
    /// The title in three parts: who, what with its unit, when.
    caption: String,
    /// The accounts that grew most.
    up: Vec<Row>,
    /// The accounts that shrank most.
    down: Vec<Row>,
    /// How many further accounts there are.
    others: usize,
    /// Net revenue of the others.
    other_revenue: Money,
    /// The change of the others.
    other_change: Money,
    /// How many accounts there are.
    accounts: usize,
    /// Net revenue of all accounts.
    total: Money,
    /// Its change against the year before.
    total_change: Change,
    /// Whether any change can be split; without products and quantities none can.
    split: bool,
    /// The parts of the whole change; `none` where it cannot be split.
    total_parts: Option<Parts>,
    /// Whether mixed units of measure blur volume and mix somewhere.
    doubtful: bool,
}

/// What a change in revenue consists of; it sums to the change.
#[derive(Clone, Copy, Default, Serialize)]
struct Parts {
    /// By price.
    price: Money,
    /// By volume.
    volume: Money,
    /// `None` where units of measure are doubtful and volume holds both.
    mix: Option<Money>,
    /// Products new to the account less those it gave up.
    range: Money,
}

#[derive(Serialize)]
struct Row {
    /// The account's name, shortened where it is long.
    account: String,
    /// Net revenue of the window.
    revenue: Money,
    /// The change against the year before.
    change: Change,
    /// Key of the bar of the change.
    bar: String,
    /// The parts of the change; `none` where it cannot be split.
    parts: Option<Parts>,
}

pub(super) fn build(slice: &CompanySlice<'_>, scene: &Scene<'_>) -> Option<Content> {
    let accounts = &slice.analysis.accounts;
    let mut sorted: Vec<&AccountAnalysis> = accounts.iter().collect();
    sorted.sort_by(|left, right| {
        gap(right).cmp(&gap(left)).then(left.account.account_id.cmp(&right.account.account_id))
    });
    let up: Vec<_> =
        sorted.iter().copied().filter(|one| gap(one) > Money::ZERO).take(EACH).collect();
    let fallen = sorted.iter().rev().copied().filter(|one| gap(one) < Money::ZERO);
    let down: Vec<_> = fallen.take(EACH).collect();
    let reach = up.iter().chain(&down).map(|one| gap(one).0.abs()).max()?;
    let split = up.iter().chain(&down).any(|one| one.trade.price_volume_mix.is_some());
    let size = if split { BAR } else { WIDE_BAR };
    let mut charts = Charts::of("top_movers");
    let mut rows = |chosen: &[&AccountAnalysis]| -> Vec<Row> {
        chosen.iter().map(|one| row(one, (Money(reach), size), &mut charts, scene)).collect()
    };
    let sum = |chosen: &[&AccountAnalysis]| -> Money { chosen.iter().map(|one| gap(one)).sum() };
    let shown = sum(&up) + sum(&down);
    let shown_revenue: Money = up.iter().chain(&down).map(|one| one.revenue_current).sum();
    let total: Money = accounts.iter().map(|one| one.revenue_current).sum();
    let base: Money = accounts.iter().map(|one| one.revenue_base).sum();
    let message = message(&up, &down, scene);
    let caption = if split { "movers-caption-split" } else { "movers-caption" };
    let caption =
        scene.say(caption, &[("unit", scene.unit().into()), ("window", scene.window().into())]);
    let view = View {
        message,
        caption,
        up: rows(&up),
        down: rows(&down),
        others: accounts.len() - up.len() - down.len(),
        other_revenue: total - shown_revenue,
        other_change: total - base - shown,
        accounts: accounts.len(),
        total,
        total_change: Change::of(total, base),
        split,
        total_parts: slice.analysis.company.trade.price_volume_mix.as_ref().map(Parts::of),
        doubtful: split && up.iter().chain(&down).any(|one| is_doubtful(one)),
    };
    Some(Content::new(&view, charts))
}

fn gap(account: &AccountAnalysis) -> Money {
    account.revenue_current - account.revenue_base
}

fn is_doubtful(account: &AccountAnalysis) -> bool {
    account.trade.price_volume_mix.is_some_and(|split| split.units_doubtful)
}

impl Parts {
    fn of(split: &PriceVolumeMix) -> Self {
        let blurred = split.units_doubtful;
        Self {
            price: split.price,
            volume: if blurred { split.volume + split.mix } else { split.volume },
            mix: (!blurred).then_some(split.mix),
            range: split.new + split.lost,
        }
    }

    fn add(self, other: Self) -> Self {
        let mix = self.mix.unwrap_or_default() + other.mix.unwrap_or_default();
        Self {
            price: self.price + other.price,
            volume: self.volume + other.volume,
            mix: Some(mix),
            range: self.range + other.range,
        }
    }

    /// Returns the key of the part that makes up most of a change; `None` when none does.
    fn leading(self, change: Money) -> Option<&'static str> {
        let parts = [
            ("part-price", self.price),
            ("part-volume", self.volume),
            ("part-mix", self.mix.unwrap_or_default()),
            ("part-range", self.range),
        ];
        let shares =
            parts.into_iter().filter_map(|(key, part)| Some((key, part.ratio_to(change)?)));
        let (key, share) = shares.max_by(|one, other| one.1.total_cmp(&other.1))?;
        (share > MOST_OF_IT).then_some(key)
    }
}

fn row(
    account: &AccountAnalysis,
    (reach, size): (Money, (f32, f32)),
    charts: &mut Charts,
    scene: &Scene<'_>,
) -> Row {
    let amount = gap(account);
    let verdict = if amount > Money::ZERO { Verdict::Good } else { Verdict::Bad };
    let plot = variance(amount.as_f64(), reach.as_f64(), scene.change(amount), verdict);
    let name = short_name(&scene.account(account), NAME);
    let alt = format!("{name}: {}", scene.amount_change(amount));
    Row {
        revenue: account.revenue_current,
        change: Change::of(account.revenue_current, account.revenue_base),
        bar: charts.add(chart(plot, alt, size)),
        parts: account.trade.price_volume_mix.as_ref().map(Parts::of),
        account: name,
    }
}

fn message(up: &[&AccountAnalysis], down: &[&AccountAnalysis], scene: &Scene<'_>) -> String {
    let sum = |chosen: &[&AccountAnalysis]| -> Money { chosen.iter().map(|one| gap(one)).sum() };
    let number =
        |count: usize| scene.language.number_word(i64::try_from(count).expect("at most five"));
    let words = [
        ("up_count", up.len().into()),
        ("up_number", number(up.len()).into()),
        ("up", scene.amount(sum(up)).into()),
        ("down_count", down.len().into()),
        ("down_number", number(down.len()).to_lowercase().into()),
        ("down", scene.amount(-sum(down)).into()),
    ];
    let told = scene.say("movers-message", &words);
    let word = |key: Option<&'static str>| key.map(|key| scene.language.word(key));
    let why = match (word(leading(up)), word(leading(down))) {
        (Some(up), Some(down)) if up == down => {
            scene.say("movers-why-both", &[("part", up.into())])
        }
        (Some(up), Some(down)) => {
            scene.say("movers-why-each", &[("up", up.into()), ("down", down.into())])
        }
        (Some(up), None) => scene.say("movers-why-up", &[("part", up.into())]),
        (None, Some(down)) => scene.say("movers-why-down", &[("part", down.into())]),
        (None, None) => return told,
    };
    format!("{told}; {why}")
}

/// Returns what explains most of the change of some accounts together; `None` where one of them
/// cannot be split, or nothing does.
fn leading(chosen: &[&AccountAnalysis]) -> Option<&'static str> {
    let parts: Option<Vec<Parts>> =
        chosen.iter().map(|one| one.trade.price_volume_mix.as_ref().map(Parts::of)).collect();
    let sum = parts?.into_iter().fold(Parts::default(), Parts::add);
    sum.leading(chosen.iter().map(|one| gap(one)).sum())
}
