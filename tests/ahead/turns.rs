//! A large file is made turn by turn and leaves by the next tap, a small one at once.

use curbside::app::Effect;
use curbside::app::effect::FileKind;
use curbside::app::event::{Form, Parcel, ShareEvent};
use curbside::app::leaving::{Naming, Terms};
use curbside::app::view::ahead::{Tap, far, tap};
use curbside::wire::{Receiver, Scope};

use crate::{EVERYTHING, Phone, timeless, whole};

#[test]
fn a_small_file_is_made_in_the_tap_in_which_it_leaves() {
    let mut phone = Phone::with(20);
    phone.share(ShareEvent::Wanted(EVERYTHING));
    assert_eq!(tap(&phone.model), Tap::Leaves);
    let effects = phone.share(ShareEvent::Sent);
    assert!(matches!(effects[..], [Effect::HandOver(_)]));
    assert!(phone.kept.is_empty() && !phone.is_asked);
}

#[test]
fn a_large_one_is_made_turn_by_turn_and_leaves_by_the_next_tap() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    assert_eq!(tap(&phone.model), Tap::Makes);
    assert!(phone.share(ShareEvent::Sent).is_empty());
    assert_eq!(tap(&phone.model), Tap::Waits);
    let mut turns = 0;
    while phone.turn() {
        turns += 1;
    }
    assert!(turns > 5, "{turns} turns");
    assert_eq!(tap(&phone.model), Tap::LeavesMade);
    let (file, text) = phone.leaves();
    assert_eq!((file.kind, file.bytes), (FileKind::Json, text.len() as u64));
    assert_eq!(file.name, "curbside-notebook-2025-11-23");
    assert_eq!(timeless(&text), whole(&phone.model.notebook));
    // It can leave once more.
    assert_eq!(phone.leaves(), (file, text));
}

#[test]
fn how_far_it_is_never_goes_back_and_is_said_in_words() {
    let mut phone = Phone::large();
    let terms = Terms {
        receiver: Receiver::AnotherManager,
        naming: Naming::Letters,
    };
    for terms in [Terms::usual(EVERYTHING), terms] {
        phone.want(EVERYTHING, terms);
        phone.share(ShareEvent::Sent);
        let mut before = 0;
        let mut steps = 0;
        while phone.turn() {
            let Some(far) = far(&phone.model) else { break };
            assert!(far.hundredths >= before && far.hundredths <= 100);
            let words = format!("{} % of 120 calls", far.hundredths);
            assert_eq!(far.words(), words);
            steps += usize::from(far.hundredths > before);
            before = far.hundredths;
        }
        assert!(steps > 5 && before > 80, "{steps} steps up to {before}");
    }
}

#[test]
fn a_second_tap_begins_nothing() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    phone.turn();
    let (id, far_before) = (phone.id(), far(&phone.model));
    assert!(phone.share(ShareEvent::Sent).is_empty());
    assert_eq!((phone.id(), far(&phone.model)), (id, far_before));
}

#[test]
fn a_summary_and_a_call_of_a_large_notebook_leave_in_the_tap() {
    let mut phone = Phone::large();
    let call = phone.call();
    for what in [
        Parcel::Summary(call, Form::Text),
        Parcel::Notes(Scope::Call(call)),
        Parcel::Notes(Scope::Codebook),
    ] {
        phone.share(ShareEvent::Wanted(what));
        let effects = phone.share(ShareEvent::Sent);
        assert!(matches!(effects[..], [Effect::HandOver(_)]), "{what:?}");
    }
}
