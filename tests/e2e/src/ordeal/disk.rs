//! What is on the disk: the rows of the notebook's database, read past the app.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::wait::{self, PATIENCE};

/// Reads all rows; what is done with them follows.
pub(super) const READ: &str = include_str!("disk.js");

/// Waits until a record on the disk has these words in it.
pub fn keeps(browser: &Browser, words: &str) -> Result<()> {
    let script = format!(
        "{READ} return all.some(([, rows]) => rows.some((row) => row.body?.includes(arguments[0])))"
    );
    let kept = wait::until(PATIENCE, || {
        let kept: bool = browser.ask_later(&script, vec![json!(words)])?;
        Ok(kept.then_some(()))
    })?;
    kept.with_context(|| format!("\"{words}\" isn't on the disk"))
}

/// The records of each store.
pub(super) struct Disk(BTreeMap<String, Vec<Value>>);

impl Disk {
    /// Reads every row; one that isn't whole is an error.
    pub(super) fn read(browser: &Browser) -> Result<Self> {
        let script = format!("{READ} return Object.fromEntries(all)");
        let stores: BTreeMap<String, Vec<Value>> = browser.ask_later(&script, vec![])?;
        let whole = |(name, rows): (String, Vec<Value>)| {
            let records = rows.iter().map(|row| record(&name, row));
            let records = records.collect::<Result<Vec<_>>>()?;
            Ok((name, records))
        };
        let stores: BTreeMap<_, _> = stores.into_iter().map(whole).collect::<Result<_>>()?;
        ensure!(
            stores.contains_key("moments"),
            "The database has no moments: {:?}",
            stores.keys()
        );
        Ok(Self(stores))
    }

    fn store(&self, name: &str) -> &[Value] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn call(&self, id: &str) -> Result<&Value> {
        let mut calls = self.store("calls").iter();
        calls
            .find(|call| call["id"] == id)
            .with_context(|| format!("The call {id} is lost"))
    }

    /// The moments of a call in their order.
    pub(super) fn moments(&self, call: &str) -> Vec<&Value> {
        let of_call = |moment: &&Value| moment["call"] == call;
        let mut moments: Vec<_> = self.store("moments").iter().filter(of_call).collect();
        moments.sort_by_key(|moment| (moment["seq"].as_u64(), moment["id"].as_str()));
        moments
    }

    /// A tap and its step are written together: the newest steps are the newest moments.
    pub(super) fn steps_are_those_of(&self, call: &str) -> Result<()> {
        let moments = self.moments(call);
        let mut all = self.store("steps").iter();
        let of_call = all.find(|steps| steps["call"] == call);
        let none = Value::Array(Vec::new());
        let steps = of_call.map_or(&none, |steps| &steps["steps"]);
        let steps = steps.as_array().context("The steps are no list")?;
        let newest = moments.len().saturating_sub(steps.len());
        let added: Vec<_> = moments[newest..]
            .iter()
            .map(|moment| json!({ "added": moment["id"] }))
            .collect();
        ensure!(
            *steps == added && steps.is_empty() == moments.is_empty(),
            "Torn: the steps on the disk are {steps:?}, its newest moments {added:?}"
        );
        Ok(())
    }
}

/// A row's record: its text is whole, and speaks of what the row is found by.
fn record(store: &str, row: &Value) -> Result<Value> {
    let torn = || format!("Torn: a row of {store} is {row}");
    let body = row["body"].as_str().with_context(torn)?;
    if store == "about" {
        return Ok(json!(body));
    }
    let record: Value = serde_json::from_str(body).with_context(torn)?;
    // A draft is found by what it is, and not by a name of its own.
    if store == "drafts" {
        ensure!(record["what"] != Value::Null && row["v"].is_u64(), torn());
        return Ok(record);
    }
    let names = ["id", "key", "call"];
    let found_by = names.iter().map(|name| &record[*name]);
    ensure!(
        found_by.clone().any(|id| *id == row["id"]) && row["v"].is_u64(),
        torn()
    );
    ensure!(
        row["call"].is_null() || row["call"] == record["call"],
        torn()
    );
    Ok(record)
}
