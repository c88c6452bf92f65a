//! Fields to type in. A field is filled once and then left to the typing: what the model makes of
//! it (a trimmed name, say) doesn't come back and move the cursor.

use std::rc::Rc;

use leptos::prelude::*;

use super::blocks::{Words, b, div, span};
use crate::domain::{Name, Text};
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::{Tag, tag};
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, memo};

/// What a line is to hold: which keyboard a phone shows, and how much fits.
#[derive(Clone, Copy)]
pub(crate) enum Holds {
    Name,
    /// A few words, of so many characters at most.
    Words(usize),
    Seconds,
}

impl Holds {
    fn longest(self) -> usize {
        match self {
            Self::Name => Name::LONGEST,
            Self::Words(longest) => longest,
            Self::Seconds => 2,
        }
    }

    fn capitals(self) -> &'static str {
        match self {
            Self::Name => "words",
            Self::Words(_) => "sentences",
            Self::Seconds => "none",
        }
    }

    fn keyboard(self) -> &'static str {
        match self {
            Self::Name | Self::Words(_) => "text",
            Self::Seconds => "numeric",
        }
    }
}

/// One line: a name. A list of earlier ones, by its id, completes the typing.
pub(crate) fn line_field(
    label: &'static str,
    value: String,
    list: Option<&'static str>,
    typed: impl Fn(String) + 'static,
) -> Block {
    line_that(Holds::Name, label, value, list, typed)
}

/// One line that holds something else than a name.
pub(crate) fn line_that(
    holds: Holds,
    label: &'static str,
    value: String,
    list: Option<&'static str>,
    typed: impl Fn(String) + 'static,
) -> Block {
    let input = line(holds).set_some("list", list);
    labelled(label, filled(input, value, Box::new(typed)))
}

/// What is looked for, told with each letter.
pub(crate) fn search_field(
    label: &'static str,
    value: impl Into<Signal<String>>,
    typed: impl Fn(String) + 'static,
) -> Block {
    let input = tag("input")
        .set("type", "search")
        .set("autocomplete", "off")
        .set("enterkeyhint", "search")
        .set("maxlength", Name::LONGEST.to_string());
    let input = input.value(value);
    let input = input.on("input", move |event| typed(event_target_value(&event)));
    labelled(label, input)
}

/// One line whose words are a draft until a button takes them in.
pub(crate) fn draft_field(
    label: &'static str,
    words: RwSignal<String>,
    typed: impl Fn(String) + 'static,
) -> Block {
    let input = line(Holds::Words(Name::LONGEST)).value(words);
    let input = input.on("input", move |event| {
        words.set(event_target_value(&event));
        typed(words.get_untracked());
    });
    labelled(label, input)
}

fn line(holds: Holds) -> Tag {
    tag("input")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", holds.capitals())
        .set("inputmode", holds.keyboard())
        .set("maxlength", holds.longest().to_string())
}

/// The account, completed from earlier calls.
pub(crate) fn account_field(
    value: String,
    earlier: Vec<String>,
    typed: impl Fn(String) + 'static,
) -> Block {
    let field = line_field("Account", value, Some("accounts"), typed);
    div("", vec![field, completion("accounts", earlier)])
}

/// Earlier ones, to complete the typing of a field that names the list.
pub(crate) fn completion(id: &'static str, earlier: Vec<String>) -> Block {
    let options = earlier
        .into_iter()
        .map(|value| tag("option").set("value", value).draw());
    tag("datalist").set("id", id).children(options).draw()
}

/// A note of any length, which grows as it is written.
pub(crate) fn note_field(
    label: impl Into<String>,
    value: String,
    typed: impl Fn(String) + 'static,
) -> Block {
    boxed_note_field(label.into(), value, Box::new(typed))
}

fn boxed_note_field(label: String, value: String, typed: Box<dyn Fn(String)>) -> Block {
    // A browser that may complete a field keeps what is in it, to go on where it was after a crash.
    let area = tag("textarea")
        .set("autocomplete", "off")
        .set("rows", "2")
        .set("autocapitalize", "sentences")
        .set("maxlength", Text::LONGEST.to_string());
    labelled(label, filled(area, value, typed))
}

fn filled(field: Tag, value: String, typed: Box<dyn Fn(String)>) -> Tag {
    field
        .value(Signal::stored(value))
        .on("input", move |event| typed(event_target_value(&event)))
}

/// A field under its label.
pub(crate) fn labelled(label: impl Into<Words>, field: Tag) -> Block {
    let parts = [span("", label), field.draw()];
    tag("label").class("field").children(parts).draw()
}

/// One of a list, by its value. The first option stands for none.
pub(crate) fn select_field(
    label: Signal<String>,
    none: &'static str,
    options: impl IntoIterator<Item = (String, String)>,
    value: Signal<String>,
    chosen: impl Fn(String) + 'static,
) -> Block {
    let none = (!none.is_empty()).then(|| (String::new(), none.to_owned()));
    let option =
        |(value, label): (String, String)| tag("option").set("value", value).words(label).draw();
    let options = none.into_iter().chain(options).map(option);
    let select = tag("select")
        .children(options)
        .value(value)
        .on("change", move |event| chosen(event_target_value(&event)));
    labelled(label, select)
}

/// One of several, by its place. The options are drawn again when their words change, and the field
/// stays as it is with the focus.
pub(crate) fn filter_field(
    label: &'static str,
    options: Piece<(Vec<String>, usize)>,
    chosen: impl Fn(usize) + 'static,
) -> Block {
    let options = drawn_from(options, |(options, set)| {
        let option = |(place, words): (usize, &String)| {
            let option = tag("option").set("value", place.to_string());
            option.words(words.clone()).selected(place == *set).draw()
        };
        let options = options.iter().enumerate().map(option);
        options.collect::<Vec<_>>().block()
    });
    let select = tag("select").child(options).on("change", move |event| {
        if let Ok(place) = event_target_value(&event).parse() {
            chosen(place);
        }
    });
    labelled(label, select)
}

/// A number between 0 and a last one, set by sliding, with its value read out in words.
pub(crate) fn range_field(
    label: &'static str,
    last: u32,
    step: u32,
    value: Memo<u32>,
    words: Memo<String>,
    slid: impl Fn(u32) + 'static,
) -> Block {
    boxed_range_field(label, last, step, value, words, Rc::new(slid))
}

/// A tap that moves nothing sets the value too: the middle may be what is meant.
fn boxed_range_field(
    label: &'static str,
    last: u32,
    step: u32,
    value: Memo<u32>,
    words: Memo<String>,
    slid: Rc<dyn Fn(u32)>,
) -> Block {
    let set = move |value: String| {
        if let Ok(value) = value.parse() {
            slid(value);
        }
    };
    let tapped = set.clone();
    let slider = tag("input")
        .set("autocomplete", "off")
        .set("type", "range")
        .set("aria-label", label)
        .live("aria-valuetext", words)
        .set("min", "0")
        .set("max", last.to_string())
        .set("step", step.to_string())
        .value(memo(move || value.get().to_string()))
        .on("input", move |event| set(event_target_value(&event)))
        .on("click", move |event| tapped(event_target_value(&event)));
    div(
        "field range",
        vec![span("", label), b("", words), slider.draw()],
    )
}

/// A day of the calendar, as `2026-11-23`; empty for none.
pub(crate) fn date_field(
    label: &'static str,
    value: String,
    chosen: impl Fn(String) + 'static,
) -> Block {
    let input = tag("input").set("type", "date").set("autocomplete", "off");
    labelled(label, filled(input, value, Box::new(chosen)))
}
