//! Browsers that are used again, since starting one takes longer than many a walk.
//!
//! A walk that neither ends its browser nor needs it to be new borrows one. Each [`Site`] has an
//! origin of its own, and so a walk finds no notebook, worker or cache of another.
//!
//! [`Site`]: crate::site::Site

use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Result, ensure};

use crate::browser::Browser;
use crate::engines::{Engine, Options};
use crate::profile::Profile;

static IDLE: Mutex<Vec<Arc<Kept>>> = Mutex::new(Vec::new());

/// A browser and its profile; the browser is dropped first.
struct Kept {
    browser: Browser,
    options: Options,
    _profile: Profile,
}

impl Kept {
    fn new(engine: Engine, options: &Options) -> Result<Self> {
        let profile = Profile::new()?;
        Ok(Self {
            browser: Browser::open_with(engine, &profile, options)?,
            options: options.clone(),
            _profile: profile,
        })
    }

    /// Whether it can be used with these options; WebKit's window stays as it was opened.
    fn suits(&self, engine: Engine, options: &Options) -> bool {
        self.browser.engine == engine && (engine != Engine::WebKit || self.options == *options)
    }
}

fn idle() -> MutexGuard<'static, Vec<Arc<Kept>>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends those that nobody has borrowed; the last to be done, or they outlive the program.
pub fn end() {
    let ended = std::mem::take(&mut *idle());
    thread::scope(|scope| {
        for kept in ended {
            scope.spawn(|| drop(kept));
        }
    });
}

/// A browser that is given back when this is dropped.
pub struct Lent(Arc<Kept>);

impl Lent {
    pub fn open(engine: Engine) -> Result<Self> {
        Self::open_with(engine, &Options::default())
    }

    /// A browser of a size and a scheme.
    pub fn open_with(engine: Engine, options: &Options) -> Result<Self> {
        ensure!(
            options.before_pages.is_none() && options.room.is_none(),
            "A browser that was told so much can't be lent again"
        );
        let found = {
            let mut idle = idle();
            let place = idle.iter().position(|kept| kept.suits(engine, options));
            place.map(|place| idle.swap_remove(place))
        };
        let Some(kept) = found else {
            return Ok(Self(Arc::new(Kept::new(engine, options)?)));
        };
        kept.browser.settle(options)?;
        Ok(Self(kept))
    }
}

impl Deref for Lent {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.0.browser
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // One that doesn't leave its page is not lent again.
        if self.0.browser.goto("about:blank").is_ok() {
            idle().push(Arc::clone(&self.0));
        }
    }
}
