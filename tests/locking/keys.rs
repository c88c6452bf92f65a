//! Other keys to the lock, face or finger among them, and how the lock is taken off.

use curbside::app::Effect;
use curbside::app::event::{LockEvent, LockTold, NewKey, NewKeyMade};
use curbside::app::model::{LockDone, LockStage};
use curbside::app::view::lock::{GateStep, PasskeyOffer, gate, lock};
use curbside::wire::lock::LockFault;

use crate::{at_the_gate, code, does, locked, opener, told, tried};

#[test]
fn another_key_and_taking_the_lock_off_need_what_opens_it() {
    let mut play = locked();
    let new = NewKey::Code;
    let effects = does(&mut play, LockEvent::KeyWanted(opener(), new.clone()));
    assert_eq!(
        effects,
        [Effect::ChangeKey {
            opener: opener(),
            new
        }]
    );
    told(&mut play, LockTold::Changed(Ok(NewKeyMade::Code(code()))));
    assert_eq!(
        play.model.lock.stage,
        LockStage::Done(LockDone::Key(NewKeyMade::Code(code())))
    );
    does(&mut play, LockEvent::CodeKept);
    assert_eq!(play.model.lock.stage, LockStage::Resting);

    let effects = does(&mut play, LockEvent::OffWanted(opener()));
    assert_eq!(effects, [Effect::TurnLockOff { opener: opener() }]);
    told(&mut play, LockTold::Turned(Err(LockFault::WrongPassphrase)));
    assert!(lock(&play.model).is_on);
}

#[test]
fn face_or_finger_opens_only_what_was_told_to_open_so() {
    let mut play = at_the_gate();
    assert!(does(&mut play, LockEvent::PasskeyTried).is_empty());
    let (is_offered, is_there) = (true, true);
    told(
        &mut play,
        LockTold::Passkey {
            is_offered,
            is_there,
        },
    );
    assert!(gate(&play.model).unwrap().has_passkey);
    let effects = does(&mut play, LockEvent::PasskeyTried);
    let [Effect::UnlockByPasskey(id)] = effects[..] else {
        panic!("{effects:?}");
    };
    let result = Err(LockFault::NoPasskey);
    told(&mut play, LockTold::Unlocked { id, result });
    assert_eq!(
        gate(&play.model).unwrap().step,
        GateStep::Asks,
        "the passphrase still does"
    );
    assert!(tried(&mut play).is_some(), "it costs no time");
}

#[test]
fn face_or_finger_comes_beside_the_passphrase_and_goes_alone() {
    let mut play = locked();
    let (is_offered, is_there) = (true, false);
    told(
        &mut play,
        LockTold::Passkey {
            is_offered,
            is_there,
        },
    );
    assert_eq!(lock(&play.model).passkey, PasskeyOffer::MayAdd);
    does(&mut play, LockEvent::KeyWanted(opener(), NewKey::Passkey));
    told(&mut play, LockTold::Changed(Ok(NewKeyMade::Passkey(true))));
    assert_eq!(lock(&play.model).passkey, PasskeyOffer::IsThere);
    assert_eq!(
        does(&mut play, LockEvent::PasskeyDropped),
        [Effect::DropPasskey]
    );
    told(&mut play, LockTold::Changed(Ok(NewKeyMade::Passkey(false))));
    assert_eq!(lock(&play.model).passkey, PasskeyOffer::MayAdd);
}
