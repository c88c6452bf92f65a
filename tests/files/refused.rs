//! What is refused, and the words in which it is.

use serde_json::{Value, json};

use crate::support::TEN;
use crate::{everything, read_here, sample, with};

fn refusal(text: &str) -> String {
    read_here(text)
        .expect_err("a bad file is refused")
        .to_string()
}

#[test]
fn a_bad_file_is_refused_in_a_sentence_that_names_the_problem_and_the_place() {
    let id = "00000000-0000-0000-0000-0000000000ff";
    let whole = everything(&sample());
    let cases: [(String, &str); 19] = [
        (String::new(), "The file is empty."),
        (
            "no json".into(),
            "The file is no JSON: expected ident, in line 1 at character 2.",
        ),
        ("[1, 2]".into(), "The file is no Curbside file."),
        (
            "{\"format\": \"other\"}".into(),
            "The file is no Curbside file.",
        ),
        (whole[..whole.len() / 2].into(), "The file is cut off"),
        (
            with(|f| f["version"] = json!(5)),
            "has the form 5, and this Curbside reads up to 4",
        ),
        (with(|f| f["version"] = json!(0)), "there is none"),
        (with(|f| f["version"] = json!("1")), "it gives no version"),
        (with(|f| f["extra"] = json!(1)), "unknown field `extra`"),
        (
            with(|f| drop(f.as_object_mut().unwrap().remove("calls"))),
            "missing field `calls`",
        ),
        (
            with(|f| f["reps"][1]["stage"] = json!("guru")),
            "at rep 2: unknown variant `guru`",
        ),
        (
            with(|f| f["moments"][2]["at_ms"] = json!(-1)),
            "at moment 3: invalid value",
        ),
        (
            with(|f| f["reps"][0]["name"] = json!("a\u{0}b")),
            "control character U+0000",
        ),
        (
            with(|f| f["reps"][0]["name"] = json!("x".repeat(81))),
            "longer than 80 characters",
        ),
        (
            with(|f| f["reps"][1] = f["reps"][0].clone()),
            "has rep 2 twice",
        ),
        (
            with(|f| f["calls"][0]["rep"] = json!(id)),
            "call 1 refers to a rep that isn't in it",
        ),
        (
            with(|f| f["moments"][0]["call"] = json!(id)),
            "moment 1 refers to a call",
        ),
        (
            with(|f| f["moments"][0]["what"] = json!({"behaviour": "juggling"})),
            "moment 1 refers to a behaviour",
        ),
        (
            with(|f| f["calls"][0]["phase"]["debriefed"]["span"]["ended_ms"] = json!(TEN - 1)),
            "ends before it",
        ),
    ];
    for (file, words) in cases {
        let said = refusal(&file);
        assert!(said.contains(words), "{said:?} should say {words:?}");
    }
}

#[test]
fn behaviours_that_nobody_knows_and_too_much_of_something_are_refused_with_their_place() {
    let own = |key: &str| {
        json!({
            "key": key, "short": "Own", "label": "My own", "seen": "", "skill": "Asking",
            "valence": "well", "shape": "point", "lead_ms": 0, "place": 9, "standing": "in_use",
            "past": [], "edited_ms": TEN
        })
    };
    let debrief = |f: &mut Value, part: &str, value: Value| {
        f["calls"][0]["phase"]["debriefed"]["debrief"][part] = value;
    };
    let one_try = json!({"call": "00000000-0000-0000-0000-0000000000ff", "how": "kept"});
    let step = |behaviour: Value, tries: Value| json!({"behaviour": behaviour, "by_day": null, "tries": tries, "closing": null});
    let line = json!({
        "moment": "00000000-0000-0000-0000-000000000007", "said": "", "would_say": ""
    });
    let nine: Vec<String> = (0..9).map(|n| format!("own-{n}")).collect();
    let wires: Vec<Value> = nine.iter().map(|own| json!({ "own": own })).collect();
    let cases = [
        (
            with(|f| f["calls"][1]["keys"] = json!(["open-question", "juggling"])),
            "call 2 refers to a behaviour of a codebook",
        ),
        (
            with(|f| f["reps"][1]["focus"] = json!("juggling")),
            "rep 2 refers to a behaviour of a codebook",
        ),
        (
            with(|f| debrief(f, "follow", step(json!("juggling"), json!([])))),
            "call 1 refers to a behaviour of a codebook",
        ),
        (
            with(|f| f["moments"][1]["what"] = json!({"over": "juggling"})),
            "moment 2 refers to a behaviour of a codebook",
        ),
        (
            with(|f| f["behaviours"] = json!([own("a"), own("b"), own("a")])),
            "has behaviour 3 twice",
        ),
        (
            with(|f| {
                f["behaviours"] = nine.iter().map(|key| own(key)).collect();
                f["calls"][1]["keys"] = json!(nine);
            }),
            "at call 2: its pad has more than 8 behaviours",
        ),
        (
            with(|f| f["calls"][1]["keys"] = json!(["data-dump", "data-dump"])),
            "at call 2: a behaviour is on its pad twice",
        ),
        (
            with(|f| f["calls"][1]["contract"]["trip_wires"] = json!(wires)),
            "at call 2: it has more than 8 trip-wires",
        ),
        (
            with(|f| {
                f["calls"][1]["contract"]["trip_wires"] = json!(["rep_frozen", "rep_frozen"]);
            }),
            "at call 2: it has a trip-wire twice",
        ),
        (
            with(|f| debrief(f, "alone", json!(["demo", "demo"]))),
            "at call 1: a kind of call is done alone twice",
        ),
        (
            with(|f| debrief(f, "follow", step(json!(null), json!([one_try, one_try])))),
            "at call 1: its action step was tried twice in one call",
        ),
        (
            with(|f| debrief(f, "replay", json!([line, line]))),
            "at call 1: a moment has two replay lines",
        ),
        (
            with(|f| debrief(f, "follow", json!({"by_day": 1, "tries": []}))),
            "at call 1: a day lies outside the years 2000 to 2199",
        ),
        (
            with(|f| {
                let said = json!({"said": {"felt": "", "went_well": "", "talk_guess": 101}});
                debrief(f, "rep_view", said);
            }),
            "at call 1: a share is more than all of it",
        ),
        (
            with(|f| f["reps"][1]["name"] = json!("Dana ")),
            "at rep 2: a name has spaces around it",
        ),
        (
            with(|f| f["reps"][1]["id"] = json!("00000000000000000000000000000017")),
            "at rep 2: an id is no UUID with its dashes",
        ),
    ];
    for (file, words) in cases {
        let said = refusal(&file);
        assert!(said.contains(words), "{said:?} should say {words:?}");
    }
}

#[test]
fn a_time_in_the_year_9999_is_refused() {
    let said = refusal(&with(|f| {
        f["calls"][0]["edited_ms"] = json!(253_402_300_799_000_i64)
    }));
    assert!(
        said.contains("call 1") && said.contains("2000 to 2199"),
        "{said}"
    );
}

#[test]
fn a_refusal_quotes_no_more_of_a_file_than_a_person_reads() {
    let long = "\u{202e}x\n".repeat(100_000);
    for file in [
        with(|f| f["reps"][0]["stage"] = json!(long)),
        with(|f| f["calls"][0][&long] = json!(1)),
        with(|f| f[&long] = json!(1)),
        with(|f| f["moments"][0]["what"] = json!({"behaviour": long})),
    ] {
        let said = refusal(&file);
        assert!(said.chars().count() < 300, "{} characters", said.len());
        assert!(!said.contains(['\n', '\u{202e}']), "{said:?}");
    }
}
