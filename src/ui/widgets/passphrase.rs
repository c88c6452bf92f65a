//! Where a passphrase is typed. What is typed lives in a signal of the screen alone, goes out with one
//! event, and is wiped from the field when it does.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::blocks::{div, live, p, span};
use super::controls::{button, button_unless};
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::reading::{drawn, memo, nothing};
use crate::wire::lock::RecoveryCode;
use crate::wire::sealed::{Passphrase, Unfit};

/// What is typed, and whether it is shown.
#[derive(Clone, Copy)]
struct Typed {
    words: RwSignal<String>,
    again: RwSignal<String>,
    is_shown: RwSignal<bool>,
    problem: RwSignal<String>,
    /// Something else is being done: what is typed stays where it is.
    waits: Signal<bool>,
}

impl Typed {
    fn new(waits: Signal<bool>) -> Self {
        Self {
            waits,
            words: RwSignal::default(),
            again: RwSignal::default(),
            is_shown: RwSignal::default(),
            problem: RwSignal::default(),
        }
    }

    /// Takes it out of the fields, if it is fit.
    fn take(self, passphrase: Result<Passphrase, Unfit>) -> Option<Passphrase> {
        match passphrase {
            Ok(passphrase) => {
                self.words.set(String::new());
                self.again.set(String::new());
                Some(passphrase)
            }
            Err(unfit) => {
                self.problem.set(unfit.advice().to_owned());
                None
            }
        }
    }
}

/// A new passphrase: typed twice, or once where it is shown.
pub(crate) fn new_passphrase(label: &'static str, chosen: impl Fn(Passphrase) + 'static) -> Block {
    let typed = Typed::new(Signal::stored(false));
    let again = move || {
        if typed.is_shown.get() {
            nothing()
        } else {
            field("The same again", typed.again, typed.is_shown)
        }
    };
    let take = move || {
        let again = typed.again.get_untracked();
        let again = (!typed.is_shown.get_untracked()).then_some(again.as_str());
        let words = typed.words.get_untracked();
        if let Some(passphrase) = typed.take(Passphrase::chosen(&words, again)) {
            chosen(passphrase);
        }
    };
    asked(typed, label, drawn(again), Box::new(take))
}

/// The passphrase of a file that is sealed already.
pub(crate) fn known_passphrase(label: &'static str, given: impl Fn(Passphrase) + 'static) -> Block {
    known_passphrase_unless(Signal::stored(false), label, given)
}

/// The same, where something else may be done meanwhile.
pub(crate) fn known_passphrase_unless(
    waits: Signal<bool>,
    label: &'static str,
    given: impl Fn(Passphrase) + 'static,
) -> Block {
    let typed = Typed::new(waits);
    let take = move || {
        let words = typed.words.get_untracked();
        if let Some(passphrase) = typed.take(Passphrase::given(&words)) {
            given(passphrase);
        }
    };
    asked(typed, label, nothing(), Box::new(take))
}

/// The recovery code of a locked notebook, from paper.
pub(crate) fn recovery_code(label: &'static str, given: impl Fn(RecoveryCode) + 'static) -> Block {
    let (words, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let take = Rc::new(move || match RecoveryCode::read(&words.get_untracked()) {
        Ok(code) => {
            words.set(String::new());
            given(code);
        }
        Err(bad) => problem.set(bad.advice()),
    });
    let by_key = Rc::clone(&take);
    let fields = tag("div").child(field("Recovery code", words, RwSignal::new(true)));
    let fields = fields.on("keydown", move |event| {
        if is_enter(&event) {
            by_key();
        }
    });
    let ways = vec![
        live("told", "alert", problem),
        button("go", label, move || take()),
    ];
    div("", vec![fields.draw(), div("stack", ways)])
}

fn asked(typed: Typed, label: &'static str, again: Block, take: Box<dyn Fn()>) -> Block {
    let show = move |_| typed.is_shown.update(|is_shown| *is_shown = !*is_shown);
    let show = tag("button")
        .set("type", "button")
        .class("plain")
        .live(
            "aria-pressed",
            memo(move || typed.is_shown.get().to_string()),
        )
        .on("click", show)
        .words("Show what I type");
    let problem = live("told", "alert", typed.problem);
    let take = Rc::new(take);
    let by_key = Rc::clone(&take);
    let waits = typed.waits;
    let words = field("Passphrase", typed.words, typed.is_shown);
    // Not a form: the browser would offer to keep what is sent with one.
    let fields = tag("div").children([words, again]);
    let fields = fields.on("keydown", move |event| {
        if is_enter(&event) && !waits.get_untracked() {
            by_key();
        }
    });
    let take = button_unless(waits, "go", label, move || take());
    let ways = vec![show.draw(), problem, take];
    div("", vec![fields.draw(), div("stack", ways)])
}

fn is_enter(event: &web_sys::Event) -> bool {
    let key = event.dyn_ref::<web_sys::KeyboardEvent>();
    key.is_some_and(|key| key.key() == "Enter" && !key.repeat())
}

/// Nothing of it is completed, corrected or looked up by the browser.
fn field(label: &'static str, words: RwSignal<String>, is_shown: RwSignal<bool>) -> Block {
    let kind = memo(move || if is_shown.get() { "text" } else { "password" }.to_owned());
    let input = tag("input")
        .live("type", kind)
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("autocorrect", "off")
        .set("spellcheck", "false")
        .set("maxlength", Passphrase::LONGEST.to_string())
        .value(words)
        .on("input", move |event| words.set(event_target_value(&event)));
    let parts = [span("", label), input.draw()];
    tag("label").class("field").children(parts).draw()
}

/// What a new passphrase is to be like.
pub(crate) const LENGTH: &str = "12 characters or more. Length counts: four or five words that nobody \
                                 would guess are better than one with signs in it.";

/// What there is to know before a passphrase is chosen for a file.
pub(crate) fn advice() -> Block {
    let forgotten = "A forgotten passphrase can't be helped. Curbside doesn't keep it, and nobody \
                     opens the file without it.";
    div("", vec![p("hint", LENGTH), p("", forgotten)])
}
