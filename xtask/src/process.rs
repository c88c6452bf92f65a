//! Running other programs: quietly into a log with a heartbeat, or in view of the person.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::fault::Fault;

const HEARTBEAT: Duration = Duration::from_secs(10);

/// A time as a person says it: `41 s`, `2 min 05 s`.
pub(crate) fn spoken(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// Runs a program with everything that it says appended to `log`, and says every ten seconds
/// that it is still at it.
pub(crate) fn run_logged(
    mut command: Command,
    title: &str,
    log: &Path,
) -> Result<ExitStatus, Fault> {
    let program = command.get_program().to_string_lossy().into_owned();
    let file = append_to(log)?;
    let errors = file.try_clone().map_err(Fault::file("write", log))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(errors)
        .spawn()
        .map_err(Fault::start(&program))?;
    let begin = Instant::now();
    let mut next = HEARTBEAT;
    loop {
        if let Some(status) = child.try_wait().map_err(Fault::start(&program))? {
            return Ok(status);
        }
        if begin.elapsed() >= next {
            println!("  {title}: still at it, {}", spoken(begin.elapsed()));
            next += HEARTBEAT;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn append_to(log: &Path) -> Result<File, Fault> {
    let options = OpenOptions::new().create(true).append(true).open(log);
    options.map_err(Fault::file("write", log))
}

/// Runs a program, shows each line as it comes, and hands it to `seen` as well.
pub(crate) fn run_streamed(
    mut command: Command,
    mut seen: impl FnMut(&str),
) -> Result<ExitStatus, Fault> {
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(Fault::start(&program))?;
    let (sender, lines) = mpsc::channel();
    if let Some(output) = child.stdout.take() {
        forward(output, sender.clone());
    }
    if let Some(output) = child.stderr.take() {
        forward(output, sender.clone());
    }
    drop(sender);
    for line in lines {
        println!("{line}");
        seen(&line);
    }
    child.wait().map_err(Fault::start(&program))
}

/// Sends the lines of a stream until it ends or nobody listens.
fn forward(stream: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        while let Ok(Some(line)) = next_line(&mut reader) {
            if lines.send(line).is_err() {
                return;
            }
        }
    });
}

/// The next line, whatever bytes it holds.
fn next_line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if reader.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    Ok(Some(
        String::from_utf8_lossy(&bytes)
            .trim_end_matches(['\n', '\r'])
            .to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_a_person_says_them() {
        for (seconds, words) in [
            (0, "0 s"),
            (59, "59 s"),
            (60, "1 min 00 s"),
            (125, "2 min 05 s"),
        ] {
            assert_eq!(spoken(Duration::from_secs(seconds)), words);
        }
    }

    #[test]
    fn every_line_of_both_streams_is_seen() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; printf three; exit 3"]);
        let mut seen = Vec::new();
        let status = run_streamed(command, |line| seen.push(line.to_owned())).expect("it runs");
        seen.sort();
        assert_eq!(seen, ["one", "three", "two"]);
        assert_eq!(status.code(), Some(3));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let fault = run_streamed(Command::new("no-such-program"), |_| ()).expect_err("none");
        assert!(fault.to_string().contains("no-such-program"), "{fault}");
    }
}
