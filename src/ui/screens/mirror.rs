//! The mirror: "Sales manager or top sales rep?", and the figures that the answer rests on.

mod parts;
mod scale;

use crate::app::view::mirror::{self, Figures, MirrorView};
use crate::app::{Event, LookBack};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part, piece};
use crate::ui::widgets::blocks::{div, h2, p, section};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::frame::{self, Tab, tabs};

pub(crate) fn screen(app: App) -> Block {
    let footing = Piece::of_model(app, |model| Some(mirror::footing(model)));
    let view = Piece::resting_on(footing, app, |model| Some(mirror::mirror(model)));
    let rides = Piece::resting_on(footing, app, |model| Some(mirror::rides(model)));
    let figures = piece(view, |view: &MirrorView| view.figures.clone());
    let middle = vec![
        p("answer", part(view, |view| view.answer.clone())),
        drawn_from(piece(view, |view| view.scale.clone()), move |of| {
            scale::scale(app, of)
        }),
        look_back(app),
        drawn_from(figures, move |figures| all(app, figures)),
        drawn_from(rides, |rides: &Vec<mirror::RideRow>| parts::rides(rides)),
    ];
    let basis = part(view, |view| view.basis.clone());
    frame::screen("Mirror", basis, vec![tabs(Tab::Mirror)], middle)
}

fn look_back(app: App) -> Block {
    let look_back = Piece::of_model(app, |model| Some(model.look_back));
    let chosen = part(look_back, |one| place(&LookBack::ALL, one));
    let choose = move |one| app.send(Event::LookBackChosen(one));
    let all = &LookBack::ALL;
    div(
        "look-back",
        vec![choices("Look back", all, LookBack::label, chosen, choose)],
    )
}

fn all(app: App, figures: &Figures) -> Block {
    let stakes = ["Stakes", "Calls", "Took over", "Needed, both say"];
    let parts = ["Part", "Calls", "Held", "Spoke up"];
    let net = vec![
        h2("When the net came out"),
        parts::table_of(app, "When the net came out", stakes, &figures.stakes),
        parts::figures(app, &figures.net),
    ];
    let by_part = vec![
        h2("By your part in the call"),
        parts::table_of(app, "By your part in the call", parts, &figures.parts),
        figures
            .agreed
            .map_or_else(nothing, |agreed| p("hint quiet", agreed)),
    ];
    let car = vec![h2("In the car"), parts::figures(app, &figures.car)];
    let blocks = vec![
        section("", net),
        parts::weeks(app, figures.weeks.as_ref()),
        section("", by_part),
        section("", car),
        parts::talk(app, figures),
    ];
    div("", blocks)
}
