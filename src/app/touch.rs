//! Touches that are made without a look. A finger that comes down alone and goes up where it was is
//! a tap; a palm, which comes down in several places at once or slides, is none.

/// A finger that moves so far, in CSS pixels, slides.
const SLIDE: i32 = 16;

/// A finger on the screen, as the browser tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finger {
    pub id: i32,
    /// Whether no other finger was on the screen when it came down.
    pub is_first: bool,
    pub x: i32,
    pub y: i32,
}

/// A finger and what it came down on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Touch {
    finger: Finger,
    on: usize,
}

/// The fingers that are down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touches {
    down: Vec<Touch>,
    /// There were several at once, or one slid: none of those that are down counts.
    spoilt: bool,
}

impl Touches {
    /// A finger comes down on one of the things that can be touched, known by its number.
    pub fn down(&mut self, finger: Finger, on: usize) {
        if finger.is_first {
            // What was left of others is stale: the browser never said that they went up.
            *self = Self::default();
        }
        self.down.push(Touch { finger, on });
        self.spoilt |= self.down.len() > 1;
    }

    /// A finger moves.
    pub fn moved(&mut self, finger: Finger) {
        let from = self.down.iter().find(|touch| touch.finger.id == finger.id);
        self.spoilt |= from.is_some_and(|touch| slid(touch.finger, finger));
    }

    /// A finger goes up; answers what was tapped by it.
    pub fn up(&mut self, finger: Finger) -> Option<usize> {
        self.moved(finger);
        let tapped = self.alone();
        self.gone(finger).and(tapped)
    }

    /// The browser takes a finger for its own purposes.
    pub fn cancelled(&mut self, finger: Finger) {
        self.spoilt = true;
        self.gone(finger);
    }

    /// What the one finger is on that is down, if it has stayed where it was.
    #[must_use]
    pub fn alone(&self) -> Option<usize> {
        let touch = self.down.first().filter(|_| !self.spoilt)?;
        Some(touch.on)
    }

    fn gone(&mut self, finger: Finger) -> Option<()> {
        let is_it = |touch: &Touch| touch.finger.id == finger.id;
        let was_down = self.down.iter().any(is_it);
        self.down.retain(|touch| !is_it(touch));
        if self.down.is_empty() {
            self.spoilt = false;
        }
        was_down.then_some(())
    }
}

fn slid(from: Finger, to: Finger) -> bool {
    let (x, y) = (from.x.abs_diff(to.x), from.y.abs_diff(to.y));
    x.max(y) >= SLIDE.unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finger(id: i32, x: i32, y: i32) -> Finger {
        let is_first = id == 1;
        Finger { id, is_first, x, y }
    }

    #[test]
    fn a_finger_that_goes_up_where_it_came_down_is_a_tap() {
        let mut touches = Touches::default();
        touches.down(finger(1, 100, 100), 3);
        touches.moved(finger(1, 108, 95));
        assert_eq!(touches.up(finger(1, 110, 90)), Some(3));
        assert_eq!(touches.up(finger(1, 110, 90)), None);
    }

    #[test]
    fn several_at_once_are_none_until_all_are_up() {
        let mut touches = Touches::default();
        touches.down(finger(1, 100, 100), 0);
        touches.down(finger(2, 300, 100), 1);
        assert_eq!(touches.alone(), None);
        assert_eq!(touches.up(finger(1, 100, 100)), None);
        touches.down(finger(3, 50, 50), 2);
        assert_eq!(touches.up(finger(3, 50, 50)), None);
        assert_eq!(touches.up(finger(2, 300, 100)), None);
        touches.down(finger(1, 100, 100), 0);
        assert_eq!(touches.up(finger(1, 100, 100)), Some(0));
    }

    #[test]
    fn sliding_is_none_even_when_it_comes_back() {
        let mut touches = Touches::default();
        touches.down(finger(1, 100, 100), 0);
        touches.moved(finger(1, 100, 116));
        touches.moved(finger(1, 100, 100));
        assert_eq!(touches.up(finger(1, 100, 100)), None);
        touches.down(finger(1, 100, 100), 0);
        assert_eq!(touches.up(finger(1, 130, 100)), None);
    }

    #[test]
    fn a_touch_that_the_browser_takes_away_is_none_and_spoils_no_later_one() {
        let mut touches = Touches::default();
        touches.down(finger(1, 100, 100), 0);
        touches.cancelled(finger(1, 100, 100));
        assert_eq!(touches.up(finger(1, 100, 100)), None);
        touches.down(finger(1, 100, 100), 2);
        assert_eq!(touches.up(finger(1, 100, 100)), Some(2));
    }

    #[test]
    fn a_finger_whose_going_up_was_never_told_spoils_nothing() {
        let mut touches = Touches::default();
        touches.down(finger(1, 100, 100), 0);
        touches.down(finger(2, 100, 100), 0);
        touches.down(finger(1, 50, 50), 1);
        assert_eq!(touches.up(finger(1, 50, 50)), Some(1));
    }

    #[test]
    fn a_touch_that_was_never_seen_to_begin_is_none() {
        let mut touches = Touches::default();
        assert_eq!(touches.up(finger(1, 100, 100)), None);
        touches.down(finger(1, 100, 100), 0);
        assert_eq!(touches.up(finger(7, 100, 100)), None);
        assert_eq!(touches.up(finger(1, 100, 100)), Some(0));
    }
}
