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
    /// Rows come and go by so many: a step of the scroll within a block changes nothing. Each row that
    /// stands outside the view is drawn for nothing when a letter is typed.
    pub const BLOCK: usize = 4;

    /// The window of a list of `all` rows. A row without a height counts as a hundredth of a pixel high,
    /// and at most [`Self::MOST`] stand there.
    #[must_use]
    pub fn of(all: usize, sight: Sight) -> Self {
        let row = i64::from(sight.row.max(1));
        let fine = |pixels: i64| pixels.max(0).saturating_mul(i64::from(HUNDREDTHS));
        let first = place(fine(sight.top) / row).min(all);
        let end = fine(sight.top.saturating_add(i64::from(sight.height)));
        let last = place(end / row).saturating_add(1).min(all);
        let from = first / Self::BLOCK * Self::BLOCK;
        let start = from.saturating_sub(Self::BLOCK);
        let to = last.div_ceil(Self::BLOCK).saturating_add(1);
        let to = to.saturating_mul(Self::BLOCK).min(all);
        let rows = start..to.min(start.saturating_add(Self::MOST));
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
                let window = Window::of(all, sight(top));
                let stands = room(window.rows.len(), 7_200);
                assert_eq!(window.above + stands + window.below, room(all, 7_200));
            }
        }
    }

    #[test]
    fn all_that_is_in_view_stands_in_the_page() {
        for top in (0..719_300).step_by(37) {
            let window = Window::of(10_000, sight(top));
            let row = |y: i64| usize::try_from(y / 72).unwrap_or_default().min(9_999);
            assert!(window.rows.contains(&row(top)), "{top}");
            assert!(window.rows.contains(&row(top + 699)), "{top}");
        }
    }

    #[test]
    fn few_rows_stand_there_at_any_size() {
        let small = Sight {
            row: 0,
            ..sight(300)
        };
        assert!(Window::of(10_000, small).rows.len() <= Window::MOST);
        assert!(Window::of(10_000, sight(360_000)).rows.len() <= 32);
    }

    #[test]
    fn a_small_step_changes_nothing() {
        assert_eq!(Window::of(500, sight(7_200)), Window::of(500, sight(7_210)));
    }
}
