//! Charts: fractions and labels into millimetres.
//!
//! Scales and label texts come from `report`; here is only geometry, the same for SVG and PDF.

mod account;
mod canvas;
mod cohorts;
mod curve;
mod dots;
mod labels;
mod matrix;
mod structure;
mod time;

use crate::render::chart::canvas::Canvas;
use crate::render::display::Item;
use crate::render::fonts::Fonts;
use crate::render::theme::Theme;
use crate::report::chart::{Chart, Plot};

/// Returns what a chart shows, drawn `width` millimetres wide.
pub fn draw(theme: &Theme, fonts: &Fonts, chart: &Chart, width: f32) -> Vec<Item> {
    let mut canvas = Canvas::new(theme, fonts, width, chart.height_mm);
    match &chart.plot {
        Plot::Columns(marks) => time::columns(&mut canvas, marks),
        Plot::Sparkline(line) => time::sparkline(&mut canvas, line),
        Plot::Line(line) => time::line(&mut canvas, line),
        Plot::Flow(marks) => time::flow(&mut canvas, marks),
        Plot::Bars(bars) => structure::bars(&mut canvas, bars),
        Plot::Bridge(steps) => structure::bridge(&mut canvas, steps),
        Plot::Bullet(bullet) => structure::bullet(&mut canvas, bullet),
        Plot::Variance(variance) => structure::variance(&mut canvas, variance),
        Plot::Rhythm(rhythm) => account::rhythm(&mut canvas, rhythm),
        Plot::Timeline(timeline) => account::timeline(&mut canvas, timeline),
        Plot::Matrix(cells) => matrix::matrix(&mut canvas, cells),
        Plot::Dots(plot) => dots::dots(&mut canvas, plot),
        Plot::Dot(dot) => dots::dot(&mut canvas, dot),
        Plot::Axis(ticks) => dots::axis(&mut canvas, ticks),
        Plot::Landing(landing) => structure::landing(&mut canvas, landing),
        Plot::Shares(curve) => curve::shares(&mut canvas, curve),
        Plot::Cohorts(cohorts) => cohorts::cohorts(&mut canvas, cohorts),
        Plot::Survival(survival) => curve::survival(&mut canvas, survival),
        Plot::Legend(entries) => matrix::legend(&mut canvas, entries, false),
        Plot::ColumnsLegend(entries) => matrix::legend(&mut canvas, entries, true),
    }
    canvas.into_items()
}

#[cfg(test)]
mod tests;
