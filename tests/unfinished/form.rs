//! The form of a draft on the disk.

use curbside::app::event::DebriefStep;
use curbside::domain::received::AnswerDraft;
use curbside::domain::{Draft, MomentId, Role, Stakes, StartDraft, Timestamp, Unfinished};
use curbside::wire::Record;
use curbside::wire::record::{Kind, STORED_VERSION};
use uuid::Uuid;

use crate::silence;
use crate::support::key;

/// What a draft looks like on the disk, for good.
#[test]
fn the_form_of_a_draft_on_the_disk_is_fixed() {
    let id = |n| Uuid::from_u128(n);
    let start = StartDraft {
        account: "Halvorsen ".to_owned(),
        new_rep: "Dana".to_owned(),
        stakes: Stakes::MustWin,
        role: Role::JointCall,
    };
    let words = || "Quiet".to_owned();
    let of = [
        (
            Unfinished::Start(start),
            "start",
            r#"{"start":{"account":"Halvorsen ","new_rep":"Dana","stakes":"must_win","role":"joint_call"}}"#,
        ),
        (
            Unfinished::Behaviour(Some(key("data-dump")), silence("Silence")),
            "behaviour data-dump",
            r#"{"behaviour":["data-dump",{"label":"Silence","short":"Quiet","seen":"","skill":"","valence":"well","shape":"point","lead":"3"}]}"#,
        ),
        (
            Unfinished::Closing(id(7).into(), words()),
            "closing 00000000-0000-0000-0000-000000000007",
            r#"{"closing":["00000000-0000-0000-0000-000000000007","Quiet"]}"#,
        ),
        (
            Unfinished::TripWire(id(7).into(), words()),
            "trip-wire 00000000-0000-0000-0000-000000000007",
            r#"{"trip_wire":["00000000-0000-0000-0000-000000000007","Quiet"]}"#,
        ),
        (
            Unfinished::Debrief(
                id(7).into(),
                DebriefStep::RepView,
                Some(MomentId::from(id(8))),
            ),
            "debrief",
            r#"{"debrief":["00000000-0000-0000-0000-000000000007","rep_view","00000000-0000-0000-0000-000000000008"]}"#,
        ),
        (
            Unfinished::Answer(
                id(7).into(),
                AnswerDraft {
                    tried: words(),
                    went: String::new(),
                },
            ),
            "answer 00000000-0000-0000-0000-000000000007",
            r#"{"answer":["00000000-0000-0000-0000-000000000007",{"tried":"Quiet","went":""}]}"#,
        ),
    ];
    for (what, name, form) in of {
        let edited = Timestamp::nearest(5);
        let record = Record::Draft(Draft { what, edited });
        assert_eq!(record.key().id(), name);
        let body = format!(r#"{{"what":{form},"edited_ms":{}}}"#, edited.millis());
        assert_eq!(record.encode().unwrap(), body);
        assert_eq!(
            Record::decode(Kind::Draft, STORED_VERSION, &body),
            Ok(record)
        );
    }
}
