//! What both saw, only the one, only the other, along one rope; the clocks and the window can be slid.

use leptos::prelude::*;

use super::{Page, agreement, another};
use crate::app::event::ObserverEvent;
use crate::app::view::observer::lists::SeenLine;
use crate::app::view::observer::{self, ComparedView};
use crate::domain::observer::WINDOWS;
use crate::domain::observer::clocks::FURTHEST_S;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, memo, part, piece};
use crate::ui::widgets::blocks::{div, h2, p, section, span};
use crate::ui::widgets::controls::{asides, button};
use crate::ui::widgets::fields::range_field;
use crate::ui::widgets::knot::mark;
use crate::ui::widgets::more::first_of;
use crate::ui::widgets::rope_of_two::rope_of_two;

/// So many lines of a list are shown, and so many more each time that more are asked for.
const AT_ONCE: usize = 200;

/// All that comes of the two files. Each part is drawn again by itself, so that a slider keeps the focus.
pub(super) fn both(page: Page, file: &str) -> Block {
    let call = page.call;
    let view = Piece::of_all_notes(page.app, move |model| observer::compared(model, call));
    let rope = piece(view, |view: &ComparedView| Some(view.rope.clone()));
    let lists = piece(view, |view| Some(view.lists.clone()));
    let blocks = vec![
        p("large", part(view, |view| view.sum.clone())),
        p("quiet", format!("Beside yours: {file}")),
        drawn_from(rope, rope_of_two),
        sliders(page, view),
        seen("Both saw", piece(lists, |lists| Some(lists.both.clone()))),
        seen(
            "Only you saw",
            piece(lists, |lists| Some(lists.mine.clone())),
        ),
        seen(
            "Only the other saw",
            piece(lists, |lists| Some(lists.theirs.clone())),
        ),
        agreement::section(page, piece(view, |view| view.agreement.clone())),
        another(page),
    ];
    div("", blocks)
}

fn sliders(page: Page, view: Piece<ComparedView>) -> Block {
    let shift = move |to: u32| {
        let to = i32::try_from(to).unwrap_or_default();
        page.send(ObserverEvent::Shifted(to - FURTHEST_S));
    };
    let window = move |place| {
        let place = usize::try_from(place).unwrap_or_default();
        page.send(ObserverEvent::WindowChosen(place));
    };
    let suggested = piece(view, |view| view.suggested);
    let suggest = drawn_from(suggested, move |to: &i32| {
        let to = *to;
        let suggest = move || page.send(ObserverEvent::Shifted(to));
        asides(vec![button("aside", "As suggested", suggest)])
    });
    let last = WINDOWS.len() as u32 - 1;
    let clock = range_field(
        "Their clock",
        FURTHEST_S.unsigned_abs() * 2,
        1,
        part(view, |view| view.shift),
        part(view, |view| view.shift_words.clone()),
        shift,
    );
    let together = range_field(
        "Together means within",
        last,
        1,
        part(view, |view| view.window),
        part(view, |view| view.window_words.clone()),
        window,
    );
    let clocks = part(view, |view| view.clocks.clone());
    let blocks = vec![clock, p("quiet", clocks), suggest, together];
    section("", blocks)
}

/// One of the lists, with how many it has; of very many lines the first ones.
fn seen(title: &'static str, lines: Piece<Vec<SeenLine>>) -> Block {
    let (shown, more) = first_of(lines, AT_ONCE);
    let count = part(lines, |lines| lines.len());
    let heading = memo(move || format!("{title}: {}", count.get()));
    let items = drawn_from(shown, |lines: &Vec<SeenLine>| {
        lines.iter().map(line).collect::<Vec<_>>().block()
    });
    let list = tag("ol").class("moments").set("aria-label", title);
    section("", vec![h2(heading), list.child(items).draw(), more])
}

fn line(line: &SeenLine) -> Block {
    let beside = match line.beside.as_str() {
        "" => None,
        beside => Some(span("line", beside.to_owned())),
    };
    let words = tag("span").class("grow").words(line.words.clone());
    let parts = [
        tag("time").words(line.time.clone()).draw(),
        mark(line.tone),
        words.children(beside).draw(),
    ];
    tag("li").class("row").children(parts).draw()
}
