//! A piece of the model, as a screen reads it. Pieces of all types share one kind of memo, so that
//! the page carries the code behind a memo once, and not for each view model.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Model;
use crate::app::view::footing;
use crate::shell::App;

/// Something that may be there; it tells its readers only when it has changed.
pub(super) struct Piece<T> {
    held: Memo<Option<Held>>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Piece<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Piece<T> {}

impl<T: PartialEq + Send + Sync + 'static> Piece<T> {
    /// Reads a piece off the model.
    pub(super) fn of_model(
        app: App,
        read: impl Fn(&Model) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        let read: ModelReader = Box::new(move |model| read(model).map(Held::new));
        Self {
            held: app.view(read),
            of: PhantomData,
        }
    }

    /// Reads a piece that is dear to work out: again only when what it rests on has changed.
    pub(super) fn resting_on<F>(
        footing: Piece<F>,
        app: App,
        read: impl Fn(&Model) -> Option<T> + Send + Sync + 'static,
    ) -> Self
    where
        F: PartialEq + Send + Sync + 'static,
    {
        Self::of(move || {
            footing.with(|_| ());
            app.look(&read)
        })
    }

    /// Reads a piece off all notes: again when they may be others, and not at every event.
    pub(super) fn of_all_notes(
        app: App,
        read: impl Fn(&Model) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        let ground = Piece::of_model(app, |model| Some(footing::ground(model)));
        Self::resting_on(ground, app, read)
    }

    /// A piece that is worked out of others.
    pub(super) fn of(read: impl Fn() -> Option<T> + Send + Sync + 'static) -> Self {
        let read: Reader = Box::new(move || read().map(Held::new));
        Self {
            held: Memo::new(move |_| read()),
            of: PhantomData,
        }
    }

    /// Reads it, and again whenever it changes.
    pub(super) fn with<R>(self, read: impl FnOnce(Option<&T>) -> R) -> R {
        let held = held_by(self.held);
        read(held.as_ref().and_then(Held::get))
    }

    /// Reads it as it is just now.
    pub(super) fn with_untracked<R>(self, read: impl FnOnce(Option<&T>) -> R) -> R {
        let held = held_just_now(self.held);
        read(held.as_ref().and_then(Held::get))
    }
}

type ModelReader = Box<dyn Fn(&Model) -> Option<Held> + Send + Sync>;
type Reader = Box<dyn Fn() -> Option<Held> + Send + Sync>;

// These two stand apart so that what they run of the memo is on the page once, and not for each
// closure that reads a piece.
#[inline(never)]
fn held_by(memo: Memo<Option<Held>>) -> Option<Held> {
    memo.get()
}

#[inline(never)]
fn held_just_now(memo: Memo<Option<Held>>) -> Option<Held> {
    memo.get_untracked()
}

#[derive(Clone)]
struct Held(Arc<dyn Holdable>);

impl Held {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self(Arc::new(value))
    }

    fn get<T: 'static>(&self) -> Option<&T> {
        self.0.as_any().downcast_ref()
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&*other.0)
    }
}

/// What can be held: it can be told from another of its kind.
trait Holdable: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn is_same(&self, other: &dyn Holdable) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Holdable for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is_same(&self, other: &dyn Holdable) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }
}
