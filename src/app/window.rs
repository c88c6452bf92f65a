//! Which rows of a long list stand in the page: those in view and some around it. Start with
//! [`Window::of`].
//!
//! All rows of a list are of one height, which the page measures, so that large text is right too. The
//! room of the rows that don't stand there is kept by a spacer above and one below.

use core::ops::Range;

/// What is seen of a list, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// How far the upper edge of the view lies below the top of the list; negative above it.
    pub top: i64,
    /// The height of the view.
    pub height: u32,
    /// The height of one row, its gap taken in, in hundredths: ten thousand rows would add up what is
    /// rounded.
    pub row: u32,
}

impl Default for Sight {
    /// A phone that is at the beginning of a list, before it was looked at.
    fn default() -> Self {
        Self {
            top: 0,
            height: 844,
            row: 80 * HUNDREDTHS,
        }
    }
}

impl Sight {
    /// Whether all that is in view stands in the page already, if some around the view before it did.
    #[must_use]
    pub fn is_near(self, before: Self) -> bool {
        let stand = around(before.rows());
        let rows = self.rows();
        stand.start <= rows.start && rows.end <= stand.end
    }

    /// The rows in view, and below the top of the list always as many: what flies by is handed on from row to row, and
    /// none is made for one that shows half.
    fn rows_that_fit(self) -> Range<usize> {
        let rows = self.rows();
        if self.top <= 0 {
            return rows;
        }
        let fit = u64::from(self.height) * u64::from(HUNDREDTHS) / u64::from(self.row.max(1)) + 2;
        rows.start
            ..rows
                .start
                .saturating_add(usize::try_from(fit).unwrap_or(usize::MAX))
    }

    /// The rows in view, as if the list had no end. A row without a height counts as a hundredth of a pixel
    /// high.
    fn rows(self) -> Range<usize> {
        let row = i64::from(self.row.max(1));
        let fine = |pixels: i64| pixels.max(0).saturating_mul(i64::from(HUNDREDTHS));
        let end = fine(self.top.saturating_add(i64::from(self.height)));
        place(fine(self.top) / row)..place(end / row).saturating_add(1)
    }
}

/// Rows come and go by so many: a step of the scroll within a block changes nothing.
fn around(rows: Range<usize>) -> Range<usize> {
    let start = (rows.start / Window::BLOCK * Window::BLOCK).saturating_sub(Window::BLOCK);
    let blocks = rows.end.div_ceil(Window::BLOCK).saturating_add(1);
    start..blocks.saturating_mul(Window::BLOCK)
}

/// How the list is drawn. When nothing is typed any more and nothing flies by, it becomes calm step by step: all at once
/// would take longer than a frame on a slow phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// While letters are typed, or the list flies by: only what is in view, and of new rows the words
    /// alone. What else belongs to them would keep the next letter waiting.
    Hurried,
    /// What is in view is whole.
    InView,
    /// Some rows stand around the view, too, with their words alone.
    Around,
    /// All of them are whole, so that a slow scroll finds them there.
    #[default]
    Calm,
}

impl Pace {
    /// The next step.
    #[must_use]
    pub fn calmer(self) -> Self {
        match self {
            Self::Hurried => Self::InView,
            Self::InView => Self::Around,
            Self::Around | Self::Calm => Self::Calm,
        }
    }

    /// Whether of a row that comes the words alone are drawn.
    #[must_use]
    pub fn is_of_words_alone(self) -> bool {
        matches!(self, Self::Hurried | Self::Around)
    }
}

/// In one CSS pixel.
pub const HUNDREDTHS: u32 = 100;

/// The rows that stand in the page, and the room for the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub rows: Range<usize>,
    /// The room above the rows, in hundredths of a CSS pixel.
    pub above: u64,
    /// The room below the rows, in hundredths of a CSS pixel.
    pub below: u64,
}

impl Window {
    const BLOCK: usize = 4;

    /// The window of a list of `all` rows, of which at most [`Self::MOST`] stand there.
    #[must_use]
    pub fn of(all: usize, sight: Sight, pace: Pace) -> Self {
        let rows = match pace {
            Pace::Hurried | Pace::InView => sight.rows_that_fit(),
            Pace::Around | Pace::Calm => around(sight.rows()),
        };
        let start = rows.start.min(all);
        let end = rows.end.min(start.saturating_add(Self::MOST)).min(all);
        let rows = start..end;
        Self {
            above: room(rows.start, sight.row),
            below: room(all - rows.end, sight.row),
            rows,
        }
    }

    /// The most rows that ever stand in the page.
    pub const MOST: usize = 96;
}

/// The room that so many rows take, in the unit of one.
#[must_use]
pub fn room(rows: usize, row: u32) -> u64 {
    u64::try_from(rows).map_or(u64::MAX, |rows| rows.saturating_mul(u64::from(row)))
}

fn place(row: i64) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(top: i64) -> Sight {
        Sight {
            top,
            height: 700,
            row: 72 * HUNDREDTHS,
        }
    }

    #[test]
    fn the_rows_and_both_spacers_are_as_high_as_the_whole_list() {
        for all in [0, 1, 9, 63, 10_000] {
            for top in [-5_000, 0, 71, 72, 9_999, 719_300, 9_000_000] {
                for pace in [Pace::Hurried, Pace::Calm] {
                    let window = Window::of(all, sight(top), pace);
                    let stands = room(window.rows.len(), 7_200);
                    assert_eq!(window.above + stands + window.below, room(all, 7_200));
                }
            }
        }
    }

    #[test]
    fn all_that_is_in_view_stands_in_the_page() {
        for top in (0..719_300).step_by(37) {
            let row = |y: i64| usize::try_from(y / 72).unwrap_or_default().min(9_999);
            for pace in [Pace::Hurried, Pace::Calm] {
                let window = Window::of(10_000, sight(top), pace);
                assert!(window.rows.contains(&row(top)), "{top}");
                assert!(window.rows.contains(&row(top + 699)), "{top}");
            }
        }
    }

    #[test]
    fn few_rows_stand_there_at_any_size() {
        let small = Sight {
            row: 0,
            ..sight(300)
        };
        assert!(Window::of(10_000, small, Pace::Calm).rows.len() <= Window::MOST);
        assert!(Window::of(10_000, sight(360_000), Pace::Calm).rows.len() <= 32);
    }

    #[test]
    fn in_a_hurry_rows_out_of_view_stand_there_only_so_that_it_is_always_as_many() {
        for top in [7_199, 7_200, 7_201, 7_236, 8_044] {
            let rows = Window::of(500, sight(top), Pace::Hurried).rows;
            assert_eq!(rows.len(), 11, "{top}");
        }
        assert_eq!(Window::of(500, sight(7_200), Pace::Hurried).rows, 100..111);
        assert_eq!(Window::of(500, sight(-300), Pace::Hurried).rows, 0..6);
    }

    #[test]
    fn what_comes_into_view_by_small_steps_is_near_and_by_large_ones_is_not() {
        assert!(sight(7_300).is_near(sight(7_200)));
        assert!(sight(7_000).is_near(sight(7_200)));
        assert!(!sight(7_900).is_near(sight(7_200)));
        assert!(!sight(0).is_near(sight(7_200)));
    }

    #[test]
    fn a_small_step_changes_nothing() {
        let window = |top| Window::of(500, sight(top), Pace::Calm);
        assert_eq!(window(7_200), window(7_210));
    }
}
