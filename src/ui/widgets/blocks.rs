//! The blocks that screens are put together from. Each stands in the page's code once, whatever is
//! in it: a screen is then a few calls, and the app stays small enough for a slow line.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::ui::element::tag;

/// Words on a screen: as they are, or as they become.
pub(crate) enum Words {
    Fixed(Cow<'static, str>),
    Live(Signal<String>),
}

impl From<&'static str> for Words {
    fn from(words: &'static str) -> Self {
        Self::Fixed(words.into())
    }
}

impl From<String> for Words {
    fn from(words: String) -> Self {
        Self::Fixed(words.into())
    }
}

impl From<Memo<String>> for Words {
    fn from(words: Memo<String>) -> Self {
        Self::Live(words.into())
    }
}

impl From<Signal<String>> for Words {
    fn from(words: Signal<String>) -> Self {
        Self::Live(words)
    }
}

impl From<RwSignal<String>> for Words {
    fn from(words: RwSignal<String>) -> Self {
        Self::Live(words.into())
    }
}

impl Words {
    /// The words as a signal, for what is done with them outside of the page's text.
    pub(crate) fn signal(self) -> Signal<String> {
        match self {
            Self::Fixed(words) => Signal::stored(words.into_owned()),
            Self::Live(words) => words,
        }
    }

    pub(crate) fn draw(self) -> AnyView {
        match self {
            Self::Fixed(words) => words.into_any(),
            Self::Live(words) => words.into_any(),
        }
    }
}

/// Words in a line of others.
pub(crate) fn span(class: &'static str, words: impl Into<Words>) -> AnyView {
    drawn_span(class, words.into())
}

fn drawn_span(class: &'static str, words: Words) -> AnyView {
    holding("span", class, words.draw())
}

/// Words that stand out.
pub(crate) fn b(class: &'static str, words: impl Into<Words>) -> AnyView {
    bold(class, words.into())
}

fn bold(class: &'static str, words: Words) -> AnyView {
    holding("b", class, words.draw())
}

/// A paragraph of words.
pub(crate) fn p(class: &'static str, words: impl Into<Words>) -> AnyView {
    paragraph(class, None, words.into())
}

/// A paragraph that is read out when its words change.
pub(crate) fn live(class: &'static str, role: &'static str, words: impl Into<Words>) -> AnyView {
    paragraph(class, Some(role), words.into())
}

fn paragraph(class: &'static str, role: Option<&'static str>, words: Words) -> AnyView {
    let paragraph = tag("p").class(class).set_some("role", role);
    paragraph.words(words).draw()
}

/// A small quiet heading.
pub(crate) fn h2(words: impl Into<Words>) -> AnyView {
    titled("", words)
}

/// A heading in a class of its own.
pub(crate) fn titled(class: &'static str, words: impl Into<Words>) -> AnyView {
    heading(class, words.into())
}

fn heading(class: &'static str, words: Words) -> AnyView {
    holding("h2", class, words.draw())
}

/// Blocks one below the other, or side by side, as its class says.
pub(crate) fn div(class: &'static str, blocks: Vec<AnyView>) -> AnyView {
    tag("div").class(class).children(blocks).draw()
}

/// Blocks that belong together.
pub(crate) fn section(class: &'static str, blocks: Vec<AnyView>) -> AnyView {
    tag("section").class(class).children(blocks).draw()
}

/// A list without an order of its own.
pub(crate) fn list(class: &'static str, items: Vec<AnyView>) -> AnyView {
    let items = items.into_iter().map(|block| holding("li", "", block));
    tag("ul").class(class).children(items).draw()
}

fn holding(name: &'static str, class: &'static str, block: AnyView) -> AnyView {
    tag(name).class(class).child(block).draw()
}
