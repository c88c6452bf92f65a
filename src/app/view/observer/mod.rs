//! Another manager's notes of a call beside one's own: the way there, and what both saw.
//!
//! Start with [`stage`], which says how far it has come. What is compared is read by [`compared`]: the lists stand
//! in [`lists`], the rope with both in [`rope`], how far the two agree in [`agreement`].

pub mod agreement;
pub mod lists;
pub mod rope;

use super::{import, phrase};
use crate::app::model::{Compared, Lock, Model, Observer, Refusal};
use crate::app::route::Route;
use crate::domain::observer::clocks::{self, FURTHEST_S, Held};
use crate::domain::observer::{MOST_MOMENTS, Seen, WINDOWS};
use crate::domain::{BehaviourKey, Call, CallId, Codebook, Elapsed, Notebook, Phase};
use agreement::Agreement;
use lists::Lists;
use rope::RopeOfTwo;

/// What stands over the screen, and how far the comparison has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObserverView {
    pub rep: String,
    pub account: String,
    pub stage: Stage,
}

/// How far the comparison has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// One's own notes come first. Leads to where they are taken down.
    NotYet {
        to: (&'static str, Route),
    },
    /// No file was chosen.
    Before,
    Refused {
        problem: String,
    },
    /// The file is sealed: its passphrase is asked for.
    Sealed {
        file: String,
        /// Why the last passphrase didn't open it.
        problem: Option<String>,
    },
    /// The key is being made of the passphrase.
    Opening,
    Choose {
        file: String,
        words: &'static str,
        calls: Vec<Candidate>,
    },
    Compared {
        file: String,
    },
}

/// A call of the file that may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub call: CallId,
    pub who: String,
    pub account: Option<String>,
    /// Its time and length; and that it still runs.
    pub line: String,
    pub may_be_compared: bool,
}

/// What both saw of a call, and how far they agree.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedView {
    /// What was seen by both and by one alone, in a sentence.
    pub sum: String,
    pub rope: RopeOfTwo,
    /// The shift of the other's clock, in seconds from the furthest one back.
    pub shift: u32,
    pub shift_words: String,
    /// The shift that is suggested, in seconds, if any is.
    pub suggested: Option<i32>,
    /// What is suggested, and on what it rests.
    pub clocks: String,
    /// The place of the window, and how long it is.
    pub window: u32,
    pub window_words: String,
    pub lists: Lists,
    pub agreement: Option<Agreement>,
}

/// Reads how far it has come; `None` if the call isn't there.
#[must_use]
pub fn observer(model: &Model, id: CallId) -> Option<ObserverView> {
    let call = model.notebook.call(id)?;
    Some(ObserverView {
        rep: phrase::rep_name(&model.notebook, call).to_owned(),
        account: call
            .account
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        stage: stage(model, call),
    })
}

fn stage(model: &Model, call: &Call) -> Stage {
    match &call.phase {
        Phase::Planned { .. } => {
            let to = ("Prepare", Route::Prepare(call.id));
            return Stage::NotYet { to };
        }
        Phase::Running { .. } => {
            let to = ("Back to the pad", Route::Pad(call.id));
            return Stage::NotYet { to };
        }
        Phase::Ended { .. } | Phase::Debriefed { .. } => {}
    }
    match &model.observer {
        Observer::None => Stage::Before,
        Observer::Refused(refusal) => Stage::Refused {
            problem: format!("{} Your notebook is as before.", refused(refusal)),
        },
        Observer::Sealed { file, lock, .. } => match lock {
            Lock::Opening(_) => Stage::Opening,
            Lock::Shut => sealed(file, None),
            Lock::Stuck(fault) => sealed(file, Some(fault.to_string())),
        },
        Observer::Choose {
            file,
            theirs,
            calls,
            is_alike,
        } => Stage::Choose {
            file: file.clone(),
            words: match is_alike {
                true => "Is this the same call?",
                false => {
                    "No call in the file has the same rep and account at about this time. These were on the same day."
                }
            },
            calls: calls
                .iter()
                .filter_map(|id| candidate(theirs, *id))
                .collect(),
        },
        Observer::Compared(compared) => Stage::Compared {
            file: compared.file.clone(),
        },
    }
}

fn sealed(file: &str, problem: Option<String>) -> Stage {
    Stage::Sealed {
        file: file.to_owned(),
        problem,
    }
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Unread(error) => import::unread(error),
        Refusal::File(error) => error.to_string(),
        Refusal::Mangled(mangling) => mangling.to_string(),
        Refusal::Seal(error) => error.to_string(),
        Refusal::Spoiled(fault) => fault.to_string(),
        Refusal::NoNotes => {
            "The file has no notes that can be compared. Ask for the call as a Curbside file \
                             (JSON), for another manager."
                .to_owned()
        }
        Refusal::OwnNotes => {
            "The file has your own notes of this call, and nobody else's.".to_owned()
        }
        Refusal::NoSuchCall => "The file has no call of that day.".to_owned(),
        Refusal::TooMany => {
            format!("The call has more than {MOST_MOMENTS} moments, and so many are not compared.")
        }
    }
}

fn candidate(theirs: &Notebook, id: CallId) -> Option<Candidate> {
    let call = theirs.call(id)?;
    let when = phrase::moment_in_time(call.when(), call.utc_offset_min);
    let line = match call.is_over() {
        true => format!("{when}. {}", theirs.length(call, call.when()).clock()),
        false => format!("{when}. It still runs in this file: ask for it again once it is over."),
    };
    Some(Candidate {
        call: id,
        who: phrase::rep_name(theirs, call).to_owned(),
        account: call.account.as_ref().map(ToString::to_string),
        line,
        may_be_compared: call.is_over(),
    })
}

/// Two managers' notes, laid onto one clock.
struct Laid<'a> {
    mine: &'a [Seen],
    theirs: &'a [Seen],
    /// One's own call, and the other's.
    held: (Held, Held),
    /// Added to the other's times, in milliseconds.
    offset: i64,
    window: Elapsed,
    words: Words<'a>,
}

/// The words for what was seen: one's own, and the other's for what one has none for.
#[derive(Clone, Copy)]
struct Words<'a> {
    call: &'a Call,
    mine: &'a Codebook,
    theirs: &'a Codebook,
}

impl<'a> Words<'a> {
    fn codebook(self, key: Option<&BehaviourKey>) -> &'a Codebook {
        match key.is_some_and(|key| self.mine.find(key).is_none()) {
            true => self.theirs,
            false => self.mine,
        }
    }
}

/// Reads what is compared; `None` as long as nothing is.
#[must_use]
pub fn compared(model: &Model, id: CallId) -> Option<ComparedView> {
    let Observer::Compared(compared) = &model.observer else {
        return None;
    };
    let call = model.notebook.call(id)?;
    let mine = Seen::all(&model.notebook, id);
    let here = Held::of(&model.notebook, id, model.now)?;
    let laid = Laid {
        mine: &mine,
        theirs: &compared.theirs.seen,
        held: (here, compared.theirs.held),
        offset: clocks::offset(compared.between, compared.shift),
        window: WINDOWS.get(compared.window).copied().unwrap_or_default(),
        words: Words {
            call,
            mine: model.notebook.codebook(),
            theirs: &compared.theirs.codebook,
        },
    };
    let lists = lists::lists(&laid);
    Some(ComparedView {
        sum: format!(
            "{} seen by both, {} by you alone, {} by the other alone.",
            lists.both.len(),
            lists.mine.len(),
            lists.theirs.len()
        ),
        rope: rope::rope(&laid, &lists),
        shift: u32::try_from(compared.shift + FURTHEST_S).unwrap_or_default(),
        suggested: compared.suggested,
        shift_words: shifted(compared.shift),
        clocks: about_clocks(compared, here),
        window: u32::try_from(compared.window).unwrap_or_default(),
        window_words: seconds(laid.window),
        agreement: agreement::agreement(&laid, compared.behaviour.as_ref()),
        lists,
    })
}

fn about_clocks(compared: &Compared, here: Held) -> String {
    let starts_apart = here.started != compared.theirs.held.started;
    let laid = match compared.between == 0 && starts_apart {
        true => {
            "By the two clocks the calls were never at the same time, so they are laid start to start. "
        }
        false => "",
    };
    match compared.suggested {
        None => format!("{laid}No shift brings what you both saw together."),
        Some(0) => format!("{laid}Most is seen by both when nothing is moved."),
        Some(shift) => format!("{laid}Most is seen by both at {}.", shifted(shift)),
    }
}

fn shifted(shift: i32) -> String {
    match shift {
        0 => "not moved".to_owned(),
        1.. => format!("{shift} s later"),
        _ => format!("{} s earlier", shift.unsigned_abs()),
    }
}

fn seconds(window: Elapsed) -> String {
    format!("{} s", window.0 / 1000)
}

/// A time on one's own clock: `3:10`, and `0:12 before` the call began there.
fn clock(at: i64) -> String {
    let away = u32::try_from(at.unsigned_abs()).unwrap_or(u32::MAX);
    match at < 0 {
        true => format!("{} before", Elapsed(away).clock()),
        false => Elapsed(away).clock(),
    }
}
