//! The command line: what can be asked for, and how it is written.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use crate::checks::selection::{Part, Selection};
use crate::checks::soak::{Length, Soak};
use crate::engine::Engine;
use crate::fault::Fault;
use crate::fuzz::{Plan, Target, Until};

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]       build the release and serve it on this machine
  serve --dev [--port N] build for development, watch and reload
  test [PART..] [--engine chromium|firefox|webkit] [FILTER]
                         run every check, or the parts core, browser, e2e; the part
                         reproducible (two builds in two folders) only if it is named
  build [--into FOLDER]  build the release into dist/
  setup                  set up everything that the commands need
  fuzz [import|upgrade|merge] [--runs N|--minutes N]
                         try bytes from elsewhere, 1,000,000 runs a target if nothing is said
  soak [--minutes N | --times N] [--row ROW] [--engine ENGINE] [--seed S]
                         kills, faults, offline starts, two tabs and a full disk at
                         random for 10 minutes or N, or each row (kills, typing, imports,
                         starts, tabs, faults, full) N times in each engine; into
                         target/soak.json
  bench [--keep] [PART..]
                         measure the release, into target/bench.json, and compare it with
                         docs/bench.json, or keep the figures there
  pictures               draw the icons and take the screenshots

Each command sets up what it needs. Tools go to ~/.cache/curbside/tools, or to the
folder that CURBSIDE_TOOLS names.";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Order {
    /// Print the help.
    Help,
    /// Set everything up.
    Setup,
    /// Build the release.
    Build {
        /// Another folder than `dist/`.
        into: Option<PathBuf>,
    },
    /// Stamp what Trunk has built; its hook asks for this.
    Stamp,
    /// Serve the release.
    Serve {
        /// The port to begin with.
        port: Option<u16>,
    },
    /// Watch, rebuild and reload.
    Develop {
        /// The port to use.
        port: Option<u16>,
    },
    /// Run checks.
    Test(Selection),
    /// Try bytes from elsewhere.
    Fuzz(Plan),
    /// Go through what the notes have to survive, for long.
    Soak(Soak),
    /// Measure, with words for the bench itself.
    Bench(Vec<OsString>),
    /// Draw the icons, take the screenshots.
    Pictures,
}

/// Reads the words after `cargo xtask`.
pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Order, Fault> {
    let mut parser = Parser::from_args(words);
    parse(&mut parser).map_err(|error| Fault::Usage(error.to_string()))
}

fn parse(parser: &mut Parser) -> Result<Order, lexopt::Error> {
    let command = match parser.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Order::Help),
        Some(Arg::Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    match command.as_str() {
        "help" => bare(parser, Order::Help),
        "setup" => bare(parser, Order::Setup),
        "stamp" => bare(parser, Order::Stamp),
        "bench" => bench(parser).map(Order::Bench),
        "pictures" => bare(parser, Order::Pictures),
        "build" => build(parser),
        "serve" => serve(parser),
        "test" => test(parser).map(Order::Test),
        "fuzz" => fuzz(parser).map(Order::Fuzz),
        "soak" => soak(parser).map(Order::Soak),
        other => Err(format!("\"{other}\" is no command").into()),
    }
}

fn bare(parser: &mut Parser, order: Order) -> Result<Order, lexopt::Error> {
    match parser.next()? {
        None => Ok(order),
        Some(extra) => Err(extra.unexpected()),
    }
}

fn bench(parser: &mut Parser) -> Result<Vec<OsString>, lexopt::Error> {
    let mut words = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("keep") => words.push("--keep".into()),
            Arg::Value(part) => words.push(part),
            other => return Err(other.unexpected()),
        }
    }
    Ok(words)
}

fn build(parser: &mut Parser) -> Result<Order, lexopt::Error> {
    let mut into = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("into") => into = Some(PathBuf::from(parser.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Order::Build { into })
}

fn serve(parser: &mut Parser) -> Result<Order, lexopt::Error> {
    let (mut port, mut watch) = (None, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("port") => port = Some(parser.value()?.parse()?),
            Arg::Long("dev") => watch = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(if watch {
        Order::Develop { port }
    } else {
        Order::Serve { port }
    })
}

fn fuzz(parser: &mut Parser) -> Result<Plan, lexopt::Error> {
    let (mut target, mut until) = (None, Until::Runs(1_000_000));
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("runs") => until = Until::Runs(parser.value()?.parse()?),
            Arg::Long("minutes") => until = Until::Minutes(parser.value()?.parse()?),
            Arg::Value(word) if target.is_none() => {
                let word = word.string()?;
                let named = Target::named(&word);
                target = Some(named.ok_or(format!("\"{word}\" is no fuzz target"))?);
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok(Plan { target, until })
}

fn test(parser: &mut Parser) -> Result<Selection, lexopt::Error> {
    let mut selection = Selection::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("engine") => {
                let engine: Engine = parser.value()?.string()?.parse()?;
                selection.engines.push(engine);
            }
            Arg::Value(word) => {
                let word = word.string()?;
                match Part::named(&word) {
                    Some(part) => selection.parts.push(part),
                    None if selection.filter.is_none() => selection.filter = Some(word),
                    None => return Err(format!("\"{word}\": one filter is enough").into()),
                }
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok(selection)
}

fn soak(parser: &mut Parser) -> Result<Soak, lexopt::Error> {
    let mut soak = Soak::default();
    let mut lengths = 0;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("minutes") => {
                soak.length = Length::Minutes(parser.value()?.parse()?);
                lengths += 1;
            }
            Arg::Long("times") => {
                soak.length = Length::Times(parser.value()?.parse()?);
                lengths += 1;
            }
            Arg::Long("row") => soak.rows.push(parser.value()?.parse()?),
            Arg::Long("engine") => soak.engines.push(parser.value()?.parse()?),
            Arg::Long("seed") => soak.seed = Some(parser.value()?.parse()?),
            other => return Err(other.unexpected()),
        }
    }
    if lengths > 1 {
        return Err("either --minutes or --times, and once".into());
    }
    Ok(soak)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::soak::Row;

    fn read_line(line: &str) -> Result<Order, String> {
        read(line.split_whitespace().map(OsString::from)).map_err(|fault| fault.to_string())
    }

    #[test]
    fn no_word_asks_for_help() {
        assert_eq!(read_line(""), Ok(Order::Help));
        assert_eq!(read_line("--help"), Ok(Order::Help));
    }

    #[test]
    fn the_help_names_whatever_can_be_asked_for() {
        let words: Vec<&str> = HELP.split_whitespace().collect();
        let help = words.join(" ");
        let [usual @ .., named] = Part::ALL.map(Part::name);
        for list in [
            format!("the parts {}; the part {named} ", usual.join(", ")),
            format!("each row ({})", Row::ALL.map(Row::name).join(", ")),
            format!("fuzz [{}]", Target::ALL.map(Target::name).join("|")),
            format!("[--engine {}]", Engine::ALL.map(Engine::name).join("|")),
        ] {
            assert!(help.contains(&list), "{list} is not in the help");
        }
    }

    #[test]
    fn serve_takes_a_port_and_the_development_mode() {
        assert_eq!(
            read_line("serve --port 81"),
            Ok(Order::Serve { port: Some(81) })
        );
        assert_eq!(read_line("serve --dev"), Ok(Order::Develop { port: None }));
    }

    #[test]
    fn test_takes_parts_engines_and_one_filter() {
        let expected = Selection {
            parts: vec![Part::E2e],
            engines: vec![Engine::WebKit],
            filter: Some("main_job".to_owned()),
        };
        assert_eq!(
            read_line("test e2e --engine webkit main_job"),
            Ok(Order::Test(expected))
        );
    }

    #[test]
    fn fuzz_takes_a_target_and_an_end() {
        let plan = |target, until| Ok(Order::Fuzz(Plan { target, until }));
        assert_eq!(read_line("fuzz"), plan(None, Until::Runs(1_000_000)));
        assert_eq!(
            read_line("fuzz merge --minutes 5"),
            plan(Some(Target::Merge), Until::Minutes(5))
        );
        assert_eq!(read_line("fuzz --runs 9"), plan(None, Until::Runs(9)));
    }

    #[test]
    fn soak_takes_a_length_rows_engines_and_a_seed() {
        assert_eq!(read_line("soak"), Ok(Order::Soak(Soak::default())));
        let expected = Soak {
            length: Length::Times(200),
            rows: vec![Row::Kills, Row::Starts],
            engines: vec![Engine::Chromium],
            seed: Some(7),
        };
        let line = "soak --times 200 --row kills --row starts --engine chromium --seed 7";
        assert_eq!(read_line(line), Ok(Order::Soak(expected)));
    }

    #[test]
    fn what_soak_hands_on_means_the_same() {
        for line in [
            "soak",
            "soak --minutes 3 --row tabs --engine webkit --seed 9",
        ] {
            let Ok(Order::Soak(soak)) = read_line(line) else {
                panic!("{line} is no soak")
            };
            let handed_on = format!("soak {}", soak.words().join(" "));
            assert_eq!(read_line(&handed_on), Ok(Order::Soak(soak)));
        }
    }

    #[test]
    fn bench_takes_parts_and_the_wish_to_keep_them() {
        assert_eq!(read_line("bench"), Ok(Order::Bench(Vec::new())));
        let words = ["--keep".into(), "scale".into()].to_vec();
        assert_eq!(read_line("bench --keep scale"), Ok(Order::Bench(words)));
    }

    #[test]
    fn nonsense_is_refused_by_name() {
        for (line, word) in [
            ("fly", "fly"),
            ("serve --port eighty", "eighty"),
            ("test --engine lynx", "lynx"),
            ("setup now", "now"),
            ("fuzz export", "export"),
            ("fuzz --runs many", "many"),
            ("test one two", "two"),
            ("bench --fast", "fast"),
            ("soak --row fire", "fire"),
            ("soak --minutes 3 --times 4", "either"),
            ("soak --times many", "many"),
        ] {
            let refused = read_line(line).expect_err(line);
            assert!(refused.contains(word), "{line}: {refused}");
        }
    }
}
