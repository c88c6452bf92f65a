//! A behaviour over the calls: which one, the drawing, what it counts, and the numbers.

use std::sync::Arc;

use super::{Page, numbers};
use crate::app::Model;
use crate::app::event::ProgressEvent;
use crate::app::view::progress::ProgressView;
use crate::app::view::progress::chart::{self, ChartView};
use crate::domain::BehaviourKey;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{div, p};
use crate::ui::widgets::chart::dots::dots_figure;
use crate::ui::widgets::fields::select_field;
use crate::ui::widgets::figure::{figure, plain_figure};

/// The section of the page. The choice stands by itself, so that it keeps the focus when the drawing
/// changes.
pub(super) fn section(page: Page, view: Piece<ProgressView>) -> Block {
    let chart = piece(view, |view| view.chart.clone());
    let behaviours = piece(chart, |chart: &ChartView| Some(chart.behaviours.clone()));
    let shown = part(chart, |chart| chart.key.as_str().to_owned());
    let choice = drawn_from(behaviours, move |behaviours: &Vec<(String, String)>| {
        let show = move |key: String| {
            if let Ok(key) = BehaviourKey::try_from(key) {
                page.look(ProgressEvent::BehaviourShown(key));
            }
        };
        let label = "Behaviour, call by call".into();
        select_field(label, "", behaviours.clone(), shown.into(), show)
    });
    let picture = drawn_from(chart, move |chart| drawing(page, chart));
    div("", vec![choice, picture])
}

fn drawing(page: Page, chart: &ChartView) -> Block {
    vec![
        if chart.dots.is_empty() {
            nothing()
        } else {
            dots_figure(chart)
        },
        p("quiet", chart.word.clone()),
        total(page, chart),
        numbers::of_chart(page),
    ]
    .block()
}

fn total(page: Page, chart: &ChartView) -> Block {
    let (label, value) = (chart.total.label.clone(), chart.total.value.clone());
    if chart.total.times == 0 {
        return plain_figure(label, value);
    }
    let (rep, key) = (page.id, chart.key.clone());
    let moments = move |model: &Model| chart::moments(model, rep, &key);
    figure(page.app, label, value, Arc::new(moments))
}
