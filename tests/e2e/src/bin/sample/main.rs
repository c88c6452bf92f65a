//! `sample [--calls N] [--seed S] FILE`: writes a file of made-up calls, which the app imports like any
//! other. Without a word about it there are 10,000 calls, of seed 20.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use curbside::domain::sample::SEED;

const CALLS: usize = 10_000;

fn main() -> ExitCode {
    match asked(env::args().skip(1)).and_then(|wish| write(&wish)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

struct Wish {
    calls: usize,
    seed: u64,
    file: PathBuf,
}

fn asked(mut words: impl Iterator<Item = String>) -> Result<Wish> {
    let (mut calls, mut seed, mut file) = (CALLS, SEED, None);
    while let Some(word) = words.next() {
        let mut number = || {
            words
                .next()
                .with_context(|| format!("{word} needs a number"))
        };
        match word.as_str() {
            "--calls" => calls = number()?.parse().context("--calls needs a number")?,
            "--seed" => seed = number()?.parse().context("--seed needs a number")?,
            _ if file.is_none() && !word.starts_with('-') => file = Some(PathBuf::from(word)),
            _ => bail!("Not understood: {word}. sample [--calls N] [--seed S] FILE"),
        }
    }
    let file = file.context("Where to? sample [--calls N] [--seed S] FILE")?;
    Ok(Wish { calls, seed, file })
}

fn write(wish: &Wish) -> Result<()> {
    let text = e2e::sample::file(wish.calls, wish.seed)?;
    let name = wish.file.display();
    fs::write(&wish.file, &text).with_context(|| format!("{name} can't be written"))?;
    println!("{name}: {} calls, {} bytes", wish.calls, text.len());
    Ok(())
}
