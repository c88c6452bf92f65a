//! Eight reps of four stages, each with a focus.

use super::dice::Dice;
use super::words::{FIRST_NAMES, LAST_NAMES};
use crate::domain::{BehaviourKey, CallId, Codebook, Name, Rep, Stage, Timestamp};

/// A rep, with what is remembered from call to call.
pub(super) struct Member {
    pub(super) rep: Rep,
    /// The call whose debrief agreed on the open action step.
    pub(super) open_step: Option<CallId>,
    /// How often this rep's turn comes.
    turns: u32,
    /// The rep whom the manager hasn't ridden with for long.
    is_left_out: bool,
}

/// Stage, the place of the focus in the codebook, how often the turn comes.
const TEAM: [(Stage, Option<usize>, u32); 8] = [
    (Stage::New, Some(5), 9),
    (Stage::New, Some(2), 8),
    (Stage::Developing, Some(7), 7),
    (Stage::Developing, Some(4), 6),
    (Stage::Developing, Some(1), 5),
    (Stage::Solid, Some(6), 4),
    (Stage::Solid, Some(7), 3),
    (Stage::Senior, None, 3),
];

/// From here on, of 1000, nobody rides with the one who is left out.
const LEFT_OUT_FROM: u32 = 600;

pub(super) fn gather(dice: &mut Dice, codebook: &Codebook, when: Timestamp) -> Vec<Member> {
    let key = |place: usize| Some(codebook.behaviours().get(place)?.key.clone());
    let (first, last) = (dice.between(0, 15) as usize, dice.between(0, 15) as usize);
    let member = |(place, (stage, focus, turns)): (usize, (Stage, Option<usize>, u32))| {
        let name = format!(
            "{} {}",
            FIRST_NAMES[(first + place) % FIRST_NAMES.len()],
            LAST_NAMES[(last + place * 3) % LAST_NAMES.len()]
        );
        let mut rep = Rep::new(dice.id(when).into(), Name::new(&name).ok()?, when);
        rep.stage = stage;
        rep.focus = focus.and_then(key);
        Some(Member {
            rep,
            open_step: None,
            turns,
            is_left_out: place == 6,
        })
    };
    TEAM.into_iter().enumerate().filter_map(member).collect()
}

/// Whose turn it is.
pub(super) fn turn<'a>(team: &'a mut [Member], dice: &mut Dice, part: u32) -> &'a mut Member {
    let is_out = |one: &Member| one.is_left_out && part >= LEFT_OUT_FROM;
    let weight = |one: &Member| if is_out(one) { 0 } else { one.turns };
    let weights: Vec<u32> = team.iter().map(weight).collect();
    &mut team[dice.weighed(&weights)]
}

impl Member {
    /// How well the rep does, of a hundred, as the months go by.
    pub(super) fn skill(&self, part: u32) -> u32 {
        let at_first = match self.rep.stage {
            Stage::New => 35,
            Stage::Developing => 48,
            Stage::Solid => 62,
            Stage::Senior => 75,
        };
        at_first + part * (95 - at_first) / 2500
    }

    pub(super) fn is_focus(&self, key: &BehaviourKey) -> bool {
        self.rep.focus.as_ref() == Some(key)
    }
}
