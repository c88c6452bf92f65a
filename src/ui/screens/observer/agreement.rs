//! How far two managers agree, behaviour by behaviour, and the kappa of one over the windows.

use super::Page;
use crate::app::event::ObserverEvent;
use crate::app::view::observer::agreement::{Agreement, Curve, MEANING, Row};
use crate::domain::BehaviourKey;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, part, piece, when};
use crate::ui::widgets::blocks::{div, h2, p, span};
use crate::ui::widgets::chart::line::line_figure;
use crate::ui::widgets::fields::select_field;
use crate::ui::widgets::table::{row_of, table};

const TITLE: &str = "Agreement by behaviour";

pub(super) fn section(page: Page, agreement: Piece<Agreement>) -> Block {
    let none = "No behaviour was taken down while both of you were on the call.";
    let there = move || {
        let curve = piece(agreement, |agreement: &Agreement| {
            Some(agreement.curve.clone())
        });
        let blocks = vec![
            drawn_from(agreement, counted),
            choice(page, curve),
            drawn_from(curve, line_figure),
            p("quiet", MEANING),
        ];
        div("agreement", blocks)
    };
    div(
        "",
        vec![h2(TITLE), when(agreement, there, move || p("", none))],
    )
}

fn counted(agreement: &Agreement) -> Block {
    let rows = agreement.rows.iter().map(row).collect();
    let table = table(TITLE, ["", "Same", "Kappa"], rows);
    let mut blocks = vec![p("quiet", agreement.windows.clone()), table];
    blocks.extend(
        agreement
            .none
            .iter()
            .map(|words| p("hint quiet", words.clone())),
    );
    blocks.block()
}

/// The counts stand below the behaviour: the table has room for them on any phone.
fn row(row: &Row) -> Block {
    let counts = format!(
        "both {}, only you {}, only the other {}",
        row.both, row.mine, row.theirs
    );
    let head = tag("span")
        .words(row.label.clone())
        .child(span("line", counts));
    let numbers = [&row.same, &row.kappa].map(|words| span("", words.clone()));
    row_of(head.draw(), numbers.into())
}

/// The choice stands by itself, so that it keeps the focus when the drawing changes.
fn choice(page: Page, curve: Piece<Curve>) -> Block {
    let behaviours = piece(curve, |curve: &Curve| Some(curve.behaviours.clone()));
    let shown = part(curve, |curve| curve.key.as_str().to_owned());
    drawn_from(behaviours, move |behaviours: &Vec<(String, String)>| {
        let show = move |key: String| {
            if let Ok(key) = BehaviourKey::try_from(key) {
                page.send(ObserverEvent::BehaviourShown(key));
            }
        };
        let label = "Kappa over the windows".into();
        select_field(label, "", behaviours.clone(), shown.into(), show)
    })
}
