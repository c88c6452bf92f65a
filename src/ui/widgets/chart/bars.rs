//! Bars side by side, each with a part above the line and one below it: which is which is told by the
//! place and not by the colour alone.

use crate::app::view::mirror::Bar;
use crate::ui::block::Block;
use crate::ui::element::{drawing, tag};
use crate::ui::widgets::blocks::{div, span};

// The paper, in tenths of a pixel.
const WIDTH: usize = 3_500;
const HEIGHT: usize = 920;
/// What the two parts of a bar have together at most; the rest is the gap between them.
const ROOM: usize = HEIGHT - GAP;
const GAP: usize = 20;
/// The distance from bar to bar where there are few of them.
const WIDEST: usize = 290;
const ROUND: usize = 30;

/// What a chart shows: its title, the same in words, and what stands below its ends.
pub(crate) struct Chart<'a> {
    pub(crate) title: &'static str,
    pub(crate) text: &'a str,
    pub(crate) ends: &'a [String; 2],
}

/// The bars, with what is above and what is below, and the ends of the time in words.
pub(crate) fn bars(chart: &Chart<'_>, bars: &[Bar]) -> Block {
    let scale = Scale::of(bars);
    let drawn = bars.iter().enumerate();
    let drawn = drawn.flat_map(|(place, bar)| scale.draw(place, *bar));
    let picture = drawing("svg")
        .set("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .set("role", "img")
        .set("aria-label", chart.text.to_owned())
        .child(drawing("title").words(chart.title).draw())
        .children(drawn);
    let [first, last] = chart.ends;
    let mut ends = vec![span("", first.clone())];
    if first != last {
        ends.push(span("", last.clone()));
    }
    let ends = tag("div")
        .class("rope-ends")
        .set("aria-hidden", "true")
        .children(ends);
    tag("figure")
        .class("bars")
        .children([picture.draw(), ends.draw(), legend()])
        .draw()
}

/// Which colour is which, with its place.
fn legend() -> Block {
    let legend = vec![
        span("tone-held", "held, above"),
        span("tone-net", "spoke up, below"),
    ];
    div("legend", legend)
}

/// How large things are drawn.
#[derive(Clone, Copy)]
struct Scale {
    /// From bar to bar.
    step: usize,
    /// The most above the line, and the most above and below it together.
    above: usize,
    both: usize,
}

impl Scale {
    fn of(bars: &[Bar]) -> Self {
        let most = |read: fn(&Bar) -> usize| bars.iter().map(read).max().unwrap_or_default();
        let (above, below) = (most(|bar| bar.held), most(|bar| bar.spoke));
        Self {
            step: WIDEST.min(WIDTH / bars.len().max(1)),
            above,
            both: (above + below).max(1),
        }
    }

    fn height(self, count: usize) -> usize {
        ROOM * count / self.both
    }

    fn draw(self, place: usize, bar: Bar) -> impl Iterator<Item = Block> {
        let line = self.height(self.above);
        let held = self.height(bar.held);
        let above = self.part(place, "tone-held", line - held, held);
        let below = self.part(place, "tone-net", line + GAP, self.height(bar.spoke));
        above.into_iter().chain(below)
    }

    /// A part of a bar; none of no height.
    fn part(self, place: usize, class: &'static str, y: usize, height: usize) -> Option<Block> {
        let width = self.step * 5 / 8;
        let round = ROUND.min(width / 3).min(height / 2);
        let rect = drawing("rect")
            .class(class)
            .set("x", (place * self.step).to_string())
            .set("y", y.to_string())
            .set("width", width.to_string())
            .set("height", height.to_string())
            .set("rx", round.to_string());
        (height > 0).then(|| rect.draw())
    }
}
