//! The moments of a made-up call. With the months the rep does better, most of all in the focus, and
//! the manager holds more urges back.

use super::Scene;
use super::call::sharing;
use super::dice::Dice;
use super::words::{NOTE_ENDS, NOTES, STARS};
use crate::domain::{
    Behaviour, Call, Elapsed, Moment, NetMove, Role, Speaker, Stakes, Text, Timing, Valence, What,
    Zone,
};

/// The fewest and the most moments of a call.
const FEWEST: u32 = 8;
const MOST: u32 = 40;

/// Behaviours, who speaks, the net, stars, trip-wires: of a hundred moments.
const KINDS: [u32; 5] = [56, 24, 12, 6, 2];

/// A call that is being observed.
struct Watch<'a> {
    call: &'a Call,
    scene: &'a Scene<'a>,
    behaviours: &'a [Behaviour],
    is_speaking_taken: bool,
    /// What waited for a name has got one in the debrief.
    is_named: bool,
    speaker: Speaker,
    is_taken_over: bool,
}

pub(super) fn of(dice: &mut Dice, call: &Call, scene: &Scene<'_>, is_named: bool) -> Vec<Moment> {
    let mut watch = Watch {
        call,
        scene,
        behaviours: scene.codebook.behaviours(),
        is_speaking_taken: dice.chance(65),
        is_named,
        speaker: Speaker::Nobody,
        is_taken_over: false,
    };
    let length = scene.ended.since(scene.started);
    let count = (length.minutes() * dice.between(50, 110) / 100).clamp(FEWEST, MOST);
    let step = length.0 / (count + 1);
    let moment = |seq: u32| {
        let at = Elapsed(step * (seq + 1) + dice.between(0, step / 2));
        let what = watch.what(dice, seq, count);
        let is_noted = !what.is_speaking() && dice.chance(18);
        let note = if is_noted {
            note(dice)
        } else {
            Text::default()
        };
        let is_late = !what.is_speaking() && dice.chance(3);
        let timing = if is_late {
            Timing::Approximate
        } else {
            Timing::Tapped
        };
        let made = scene.started.plus(at);
        Moment {
            id: dice.id(made).into(),
            call: call.id,
            seq,
            at,
            timing,
            what,
            sharing: if is_noted {
                sharing(dice)
            } else {
                Default::default()
            },
            note,
            edited: made,
        }
    };
    (0..count).map(moment).collect()
}

fn note(dice: &mut Dice) -> Text {
    Text::typed(&format!("{}{}", dice.pick(NOTES), dice.pick(NOTE_ENDS)))
}

impl Watch<'_> {
    fn what(&mut self, dice: &mut Dice, seq: u32, count: u32) -> What {
        if self.is_taken_over && (seq + 1 == count || dice.chance(50)) {
            self.is_taken_over = false;
            return What::Net(NetMove::HandedBack);
        }
        if seq == 0 && self.is_speaking_taken {
            return self.speaks(dice);
        }
        match dice.weighed(&KINDS) {
            1 if self.is_speaking_taken => self.speaks(dice),
            2 if self.call.role != Role::Demonstrate => self.urge(dice, seq + 1 == count),
            3 => self.star(dice),
            4 => self
                .call
                .contract
                .trip_wires
                .first()
                .map_or_else(|| self.behaviour(dice), |wire| What::TripWire(wire.clone())),
            _ => self.behaviour(dice),
        }
    }

    /// Rep and customer by turns, with a pause or the manager now and then.
    fn speaks(&mut self, dice: &mut Dice) -> What {
        let other = match self.speaker {
            Speaker::Rep => Speaker::Customer,
            _ => Speaker::Rep,
        };
        let manager = if self.call.role == Role::Observe {
            3
        } else {
            25
        };
        let by = [other, Speaker::Manager, Speaker::Nobody];
        self.speaker = by[dice.weighed(&[90, manager, 4])];
        What::Speaking(self.speaker)
    }

    /// What the manager wanted to say, and mostly didn't: more often so as the months go by.
    fn urge(&mut self, dice: &mut Dice, is_last: bool) -> What {
        let held = 38 + self.scene.part * 48 / 1000;
        let held = match self.call.stakes {
            Stakes::MustWin => held - 14,
            Stakes::Ordinary => held,
            Stakes::LostCause => held + 10,
        };
        if dice.chance(held) {
            What::Net(NetMove::Held)
        } else if is_last || dice.chance(72) {
            What::Net(NetMove::Redirected)
        } else {
            self.is_taken_over = true;
            What::Net(NetMove::TookOver)
        }
    }

    fn star(&self, dice: &mut Dice) -> What {
        if self.is_named && dice.chance(90) {
            return What::Words(Text::typed(dice.pick(STARS)));
        }
        if dice.chance(75) {
            return What::Star;
        }
        let skill = self.scene.member.skill(self.scene.part);
        What::Zone(if dice.chance(skill) {
            Zone::WentWell
        } else {
            Zone::Missed
        })
    }

    fn behaviour(&self, dice: &mut Dice) -> What {
        let weights: Vec<u32> = self.behaviours.iter().map(|one| self.weight(one)).collect();
        let place = dice.weighed(&weights);
        self.behaviours
            .get(place)
            .map_or(What::Star, |one| What::Behaviour(one.key.clone()))
    }

    /// How often a behaviour is seen: the focus moves most.
    fn weight(&self, one: &Behaviour) -> u32 {
        let skill = self.scene.member.skill(self.scene.part);
        let weight = match one.valence {
            Valence::Well => skill,
            Valence::Missed => (105 - skill) * 3 / 4,
            Valence::Signal | Valence::Net => 40,
        };
        let part = self.scene.part;
        match (self.scene.member.is_focus(&one.key), one.valence) {
            (false, _) => weight,
            (true, Valence::Missed) => weight * (2200 - 2 * part) / 1000,
            (true, _) => weight * (500 + 2 * part) / 1000,
        }
    }
}
