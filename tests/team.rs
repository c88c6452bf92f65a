//! What other engines read in the tables of a team, in both forms: the same that the app itself counts. The queries are
//! those of `docs/team.md`, over 100,000 calls of 200 managers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use curbside::app::event::{Table, TableForm};
use curbside::app::outputs::table::{count, write};
use curbside::domain::call::UtcOffset;
use curbside::domain::figures::mirror::{self, Sat, silence, talk};
use curbside::domain::figures::{Period, progress};
use curbside::domain::{Call, How, Notebook, TalkTime, Timestamp, Verdict, sample};
use curbside::wire::envelope::rfc_3339;
use progress::{RepCalls, behaviours, steps};
use serde_json::{Value, json};

const MANAGERS: usize = 200;
const CALLS: usize = 500;
/// So many are read in all forms and by both engines.
const IN_ALL_FORMS: usize = 5;
/// 2025-11-23, 10:00 in Berlin.
const NOW: i64 = 1_763_888_400_000;
const QUERIES: &str = include_str!("../docs/team.md");

fn now() -> Timestamp {
    Timestamp::nearest(NOW)
}

/// The rows of a query, as it says that it answers.
type Rows = Vec<Value>;

#[test]
#[ignore = "needs DuckDB and pandas, which `cargo xtask test core` installs"]
fn other_engines_count_the_same_in_a_teams_tables() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("a-team");
    let _ = fs::remove_dir_all(&folder);
    let (mut expected, mut counted) = (Vec::new(), BTreeMap::new());
    for (of_manager, counts) in all_managers(&folder) {
        expected.push(of_manager);
        counted.extend(counts);
    }
    let read = read_by_others(&folder);
    for (place, query) in ["held", "behaviours", "steps", "talking"]
        .into_iter()
        .enumerate()
    {
        let answered: Rows = serde_json::from_value(read["answered"][place].clone()).unwrap();
        let expected: Rows = expected
            .iter()
            .flat_map(|rows| rows[place].clone())
            .collect();
        same(query, sorted(answered), sorted(expected));
    }
    assert_eq!(counted.len(), IN_ALL_FORMS);
    for (manager, counts) in counted {
        let by = read["counted"][&manager].as_object().unwrap();
        assert_eq!(by.len(), 4, "two engines and two forms");
        for (engine, read) in by {
            assert_eq!(read, &counts, "{manager}, {engine}");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn sorted(mut rows: Rows) -> Rows {
    rows.sort_by_cached_key(Value::to_string);
    rows
}

fn same(query: &str, answered: Rows, expected: Rows) {
    assert!(
        expected.len() >= MANAGERS,
        "{query}: {} rows",
        expected.len()
    );
    assert_eq!(answered.len(), expected.len(), "{query}");
    for (answered, expected) in answered.iter().zip(&expected) {
        assert_eq!(answered, expected, "{query}");
    }
}

type OfManager = ([Rows; 4], Option<(String, Value)>);

/// Writes everybody's tables; answers with what the app counts.
fn all_managers(folder: &Path) -> Vec<OfManager> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = |thread: usize| {
        let numbers = (0..MANAGERS).skip(thread).step_by(threads);
        numbers
            .map(|number| manager(folder, number))
            .collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let all: Vec<_> = (0..threads)
            .map(|thread| scope.spawn(move || share(thread)))
            .collect();
        all.into_iter()
            .flat_map(|one| one.join().unwrap())
            .collect()
    })
}

fn manager(folder: &Path, number: usize) -> OfManager {
    let name = format!("manager-{number:03}");
    let seed = u64::try_from(number).unwrap();
    let notebook = sample::notebook(seed, CALLS, now(), UtcOffset::nearest(-480));
    put(&folder.join("team").join(&name), &notebook, TableForm::Csv);
    let counts = (number < IN_ALL_FORMS).then(|| {
        put(
            &folder.join("lines").join(&name),
            &notebook,
            TableForm::Ndjson,
        );
        (name.clone(), counts(&notebook))
    });
    let sat = mirror::sat_in(&notebook, Period::EVER);
    let rows = [
        vec![held(&name, &sat)],
        seen(&name, &notebook),
        vec![kept(&name, &notebook)],
        vec![talked(&name, &sat)],
    ];
    (rows, counts)
}

fn put(folder: &Path, notebook: &Notebook, form: TableForm) {
    fs::create_dir_all(folder).unwrap();
    let ending = match form {
        TableForm::Csv => "csv",
        TableForm::Ndjson => "ndjson",
    };
    for (table, named) in [
        (Table::Calls, "calls"),
        (Table::Moments, "moments"),
        (Table::Steps, "action-steps"),
    ] {
        let file = folder.join(format!("curbside-notebook-2025-11-23-{named}.{ending}"));
        fs::write(file, write(notebook, table, form, now()).unwrap()).unwrap();
    }
}

/// Of all calls, whoever is to be silent in them.
fn counts(notebook: &Notebook) -> Value {
    let times = notebook.calls().filter_map(|call| {
        let length = call.started().map(|_| notebook.length(call, now()))?;
        TalkTime::of(&notebook.timeline(call.id), length)
    });
    let sums = times.fold([0_u64; 4], |sums, time| {
        let times = [time.rep, time.customer, time.manager, time.quiet];
        core::array::from_fn(|speaker| sums[speaker] + u64::from(times[speaker].0))
    });
    let tables = [Table::Calls, Table::Moments, Table::Steps];
    let rows = tables.map(|table| count(notebook, table) as u64);
    json!([rows.as_slice(), sums.as_slice()].concat())
}

fn percent(part: u64, of: u64) -> Value {
    match of {
        0 => Value::Null,
        of => json!((part as f64 * 100.0 / of as f64).round()),
    }
}

fn held(manager: &str, sat: &[Sat<'_>]) -> Value {
    let moves = silence::silence(sat);
    let calls = sat.iter().filter(|sat| sat.is_quiet()).count();
    let of_all = moves.held_of_all();
    json!({
        "manager": manager, "calls": calls, "held": moves.held, "spoken": moves.spoke(),
        "held_percent": percent(of_all.part as u64, of_all.of as u64),
    })
}

fn month(call: &Call) -> String {
    let started = call.started().unwrap();
    let ahead_ms = i64::from(call.utc_offset_min.minutes()) * 60_000;
    rfc_3339(Timestamp::nearest(started.millis() + ahead_ms))
        .chars()
        .take(7)
        .collect()
}

fn seen(manager: &str, notebook: &Notebook) -> Rows {
    let mut rows = Vec::new();
    for rep in notebook.reps() {
        let calls = RepCalls::of(notebook, rep.id, Period::EVER);
        for (key, _) in behaviours::seen(&calls) {
            let mut months: BTreeMap<String, (usize, usize)> = BTreeMap::new();
            for in_call in behaviours::by_call(&calls, &key) {
                let month = months
                    .entry(month(notebook.call(in_call.call).unwrap()))
                    .or_default();
                *month = (month.0 + in_call.rate.times, month.1 + 1);
            }
            let seen = months.into_iter().filter(|(_, (times, _))| *times > 0);
            rows.extend(seen.map(|(month, (times, calls))| {
                let per_call = (times as f64 * 100.0 / calls as f64).round() / 100.0;
                json!({
                    "manager": manager, "rep_id": rep.id.to_string(), "rep": rep.name.as_str(), "month": month,
                    "behaviour": key.as_str(), "times": times, "calls": calls, "per_call": per_call,
                })
            }));
        }
    }
    rows
}

fn kept(manager: &str, notebook: &Notebook) -> Value {
    let all: Vec<RepCalls<'_>> = notebook
        .reps()
        .map(|rep| RepCalls::of(notebook, rep.id, Period::EVER))
        .collect();
    let sum = |of: &dyn Fn(&RepCalls<'_>) -> usize| json!(all.iter().map(of).sum::<usize>());
    let tries = |how| sum(&move |calls: &RepCalls<'_>| steps::tries(calls, how).len());
    let closed = |verdict| move |calls: &RepCalls<'_>| steps::closed(calls, verdict).len();
    let whole = |of: &dyn Fn(&RepCalls<'_>) -> usize| all.iter().map(of).sum::<usize>();
    let as_kept = whole(&closed(Verdict::Kept));
    json!({
        "manager": manager, "agreed": count(notebook, Table::Steps),
        "kept": tries(How::Kept), "tried": tries(How::Tried), "missed": tries(How::Missed),
        "closed": as_kept + whole(&closed(Verdict::LetGo)), "closed_as_kept": as_kept,
    })
}

fn talked(manager: &str, sat: &[Sat<'_>]) -> Value {
    let talking = talk::talking(sat);
    let all = talking.rep + talking.customer + talking.manager;
    json!({
        "manager": manager, "rep_ms": talking.rep, "customer_ms": talking.customer,
        "manager_ms": talking.manager, "manager_percent": percent(talking.manager, all),
    })
}

/// What the other engines print.
fn read_by_others(folder: &Path) -> Value {
    let readers =
        std::env::var_os("CURBSIDE_READERS").expect("the folder of DuckDB and pandas is named");
    let queries: Vec<&str> = QUERIES
        .split("```sql\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .collect();
    assert_eq!(queries.len(), 4);
    let read = Command::new("/usr/bin/python3")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/team/read.py"))
        .args([
            json!(queries).to_string().into(),
            folder.as_os_str().to_owned(),
        ])
        .env("PYTHONPATH", readers)
        .output()
        .expect("Python starts");
    let said = String::from_utf8_lossy(&read.stderr);
    assert!(read.status.success(), "{said}");
    serde_json::from_slice(&read.stdout).expect("what it prints is JSON")
}
