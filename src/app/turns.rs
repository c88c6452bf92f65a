//! Which rows of a list that flies by stand where next: a row whose call leaves is given one that comes, and of those
//! that stand in the page as few as can be move. Start with [`turns`].

/// For each thing that is to be shown, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// The place among the rows before of the one that shows it; `None` if there is none for it.
    pub places: Vec<Option<usize>>,
    /// Whether that row goes somewhere else in the page.
    pub moves: Vec<bool>,
}

/// `kept` are the rows before that show the same thing next. Those that are `free` are handed on, and the one that is
/// `focused` stays where it is: a row that is moved loses the focus.
#[must_use]
pub fn turns(
    kept: &[Option<usize>],
    free: impl IntoIterator<Item = usize>,
    focused: Option<usize>,
) -> Turns {
    let mut free = free
        .into_iter()
        .filter(|place| !kept.contains(&Some(*place)));
    let places: Vec<Option<usize>> = kept
        .iter()
        .map(|kept| kept.or_else(|| free.next()))
        .collect();
    let in_order = |places: &[Option<usize>]| places.iter().flatten().is_sorted();
    let is_kept_here = |place: usize| kept.contains(&Some(place));
    let handed_on = places
        .iter()
        .flatten()
        .filter(|place| !is_kept_here(**place));
    let kept_count = kept.iter().flatten().count();
    let moves_kept = !in_order(kept)
        || kept_count < handed_on.count() && focused.is_none_or(|focused| !is_kept_here(focused));
    let moves = if in_order(&places) {
        vec![false; places.len()]
    } else {
        // Those that are handed on come in their order.
        places
            .iter()
            .zip(kept)
            .map(|(place, kept)| place.is_some() && kept.is_some() == moves_kept)
            .collect()
    };
    Turns { places, moves }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows before, as they show `before`, when they are to show `next`; all may be handed on.
    fn from_to(before: &[u32], next: &[u32], focused: Option<usize>) -> Turns {
        let kept = |one: &u32| before.iter().position(|other| other == one);
        let free = (0..before.len()).filter(|place| Some(*place) != focused);
        let kept: Vec<_> = next.iter().map(kept).collect();
        turns(&kept, free, focused)
    }

    /// The rows in the page, moved as it is said.
    fn shown(before: &[u32], next: &[u32], focused: Option<usize>) -> Vec<u32> {
        let turns = from_to(before, next, focused);
        let mut page: Vec<usize> = (0..before.len()).collect();
        page.retain(|place| turns.places.contains(&Some(*place)));
        let mut first = page.len();
        for at in (0..next.len()).rev() {
            let place = turns.places[at];
            if let (Some(place), false) = (place, turns.moves[at]) {
                first = page.iter().position(|one| *one == place).unwrap();
                continue;
            }
            let row = place.unwrap_or(100 + at);
            if let Some(from) = page.iter().position(|one| *one == row) {
                page.remove(from);
                first -= usize::from(from < first);
            }
            page.insert(first, row);
        }
        let shows = |row: &usize| {
            let at = turns.places.iter().position(|place| *place == Some(*row));
            next[at.unwrap_or(row.wrapping_sub(100))]
        };
        page.iter().map(shows).collect()
    }

    #[test]
    fn a_screen_further_all_rows_are_handed_on_and_none_moves() {
        let turns = from_to(&[0, 1, 2, 3], &[4, 5, 6, 7], None);
        assert_eq!(turns.places, [0, 1, 2, 3].map(Some));
        assert_eq!(turns.moves, [false; 4]);
    }

    #[test]
    fn a_step_further_only_those_that_are_handed_on_move() {
        let down = from_to(&[0, 1, 2, 3, 4], &[2, 3, 4, 5, 6], None);
        assert_eq!(down.places, [2, 3, 4, 0, 1].map(Some));
        assert_eq!(down.moves, [false, false, false, true, true]);
        let up = from_to(&[2, 3, 4, 5, 6], &[0, 1, 2, 3, 4], None);
        assert_eq!(up.places, [3, 4, 0, 1, 2].map(Some));
        assert_eq!(up.moves, [true, true, false, false, false]);
    }

    #[test]
    fn of_few_that_stay_those_move_unless_one_has_the_focus() {
        let (before, next) = ([0, 1, 2, 3], [3, 4, 5, 6]);
        assert_eq!(
            from_to(&before, &next, None).moves,
            [true, false, false, false]
        );
        let focused = from_to(&before, &next, Some(3));
        assert_eq!(focused.moves, [false, true, true, true]);
    }

    #[test]
    fn what_has_the_focus_is_not_handed_on() {
        let turns = from_to(&[0, 1], &[2, 3], Some(0));
        assert_eq!(turns.places, [Some(1), None]);
    }

    proptest::proptest! {
        #[test]
        fn the_rows_stand_in_the_order_of_what_is_shown(
            before in proptest::sample::subsequence((0..12).collect::<Vec<u32>>(), 0..12),
            next in proptest::sample::subsequence((0..12).collect::<Vec<u32>>(), 0..12),
            is_turned in proptest::bool::ANY,
            focused in proptest::option::of(0..12usize),
        ) {
            let mut next = next;
            if is_turned {
                next.reverse();
            }
            let focused = focused.filter(|focused| *focused < before.len());
            proptest::prop_assert_eq!(shown(&before, &next, focused), next);
        }
    }
}
