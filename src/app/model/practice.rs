//! A practice call in memory: it is no part of the notebook, and gone when its screen is left.

use crate::app::event::PickError;
use crate::domain::practice::{Coded, Scene, Tap};
use crate::domain::{Elapsed, Name, Timestamp};
use crate::wire::practice::PracticeError;

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Practice {
    pub running: Option<Running>,
    /// What was coded here last.
    pub own: Option<Own>,
    /// What the manager is called in the file.
    pub name: String,
    /// What others coded, all of one scene.
    pub others: Vec<Coded>,
    pub problem: Option<Problem>,
}

impl Practice {
    /// What was coded here, once it has a name.
    #[must_use]
    pub fn coded(&self) -> Option<Coded> {
        let Own { scene, taps } = self.own.as_ref()?;
        Some(Coded {
            scene: *scene,
            by: Name::try_from(self.name.trim().to_owned()).ok()?,
            taps: taps.clone(),
        })
    }
}

/// A scene that is being coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    pub scene: Scene,
    pub begun: Timestamp,
    pub taps: Vec<Tap>,
}

impl Running {
    /// How long it has run by now.
    #[must_use]
    pub fn since(&self, now: Timestamp) -> Elapsed {
        now.since(self.begun)
    }

    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.since(now) >= self.scene.length()
    }
}

/// A scene as it was coded here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub scene: Scene,
    pub taps: Vec<Tap>,
}

/// What was wrong with the last thing that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// What leaves needs a name.
    NoName,
    Unread(PickError),
    Refused(PracticeError),
    /// The others coded another scene.
    AnotherScene(Scene),
    /// The same is there already.
    Twice,
    TooMany,
}
