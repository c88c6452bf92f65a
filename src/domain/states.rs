//! What lasts in a call: states of the codebook, and who is talking. Both are read off the moments
//! in the order of their making.

use super::{BehaviourKey, Elapsed, Moment, Speaker, What};

/// Since when a state of the codebook lasts; `None` if it doesn't.
#[must_use]
pub fn lasting_since(moments: &[Moment], state: &BehaviourKey) -> Option<Elapsed> {
    let is_over = |moment: &&Moment| matches!(&moment.what, What::Over(key) if key == state);
    let since_over = moments.iter().rev().take_while(|moment| !is_over(moment));
    let began = |moment: &&Moment| matches!(&moment.what, What::Behaviour(key) if key == state);
    since_over.filter(began).last().map(|moment| moment.at)
}

/// Who is talking, as far as the bar was used.
#[must_use]
pub fn speaking(moments: &[Moment]) -> Option<Speaker> {
    moments.iter().rev().find_map(|moment| match moment.what {
        What::Speaking(speaker) => Some(speaker),
        _ => None,
    })
}
