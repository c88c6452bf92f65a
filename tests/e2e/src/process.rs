//! Programs that a test starts: each ends with everything that it started itself.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::wait::{self, PATIENCE};

/// What all descendants of a program have in their environment, with a number of its own.
const MARK: &str = "CURBSIDE_STARTED_BY";

static STARTED: AtomicU32 = AtomicU32::new(0);

const STARTING: Duration = Duration::from_secs(30);

/// A running program and its descendants; dropping it kills them all.
pub struct Process {
    child: Child,
    name: String,
    log: PathBuf,
    mark: String,
    // Held for its drop: a browser that is killed leaves there what it would have tidied up itself.
    _left_behind: TempDir,
}

impl Process {
    /// Starts a program that writes what it has to say to a log file.
    pub fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let out =
            File::create(log).with_context(|| format!("{} can't be written", log.display()))?;
        let errors = out.try_clone()?;
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let mark = format!("{}-{number}", std::process::id());
        let left_behind = TempDir::with_prefix("curbside-tmp-")?;
        let child = command
            .env(MARK, &mark)
            .env("TMPDIR", left_behind.path())
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(errors)
            .spawn()
            .with_context(|| format!("{name} doesn't start"))?;
        Ok(Self {
            child,
            name,
            log: log.to_owned(),
            mark: format!("{MARK}={mark}"),
            _left_behind: left_behind,
        })
    }

    /// Waits until the program answers over HTTP, by its port and a path that it has.
    pub fn answers(&mut self, port: u16, path: &str) -> Result<()> {
        let answered = wait::until(STARTING, || {
            if let Some(status) = self.child.try_wait()? {
                bail!(
                    "{} ended with {status} before it answered: {}",
                    self.name,
                    self.said()
                );
            }
            Ok(is_found(port, path).unwrap_or(false).then_some(()))
        })?;
        match answered {
            Some(()) => Ok(()),
            None => bail!(
                "{} doesn't answer on port {port}: {}",
                self.name,
                self.said()
            ),
        }
    }

    /// What the program has written so far.
    pub fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_else(|error| format!("no log ({error})"))
    }

    /// How the program ended, if it has.
    pub fn ended(&mut self) -> Result<Option<std::process::ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Ends the program and its descendants at once, as `kill -9` does: nobody can tidy up.
    pub fn kill(&mut self) -> Result<()> {
        let Ok(root) = i32::try_from(self.child.id()) else {
            bail!("{} has no process id", self.name)
        };
        let found = descendants(root);
        self.kill_all(&found)?;
        self.child.wait()?;
        // What was started in between still carries the mark. A browser is killed when all of it is dead.
        let gone = wait::until(PATIENCE, || {
            let living = found.iter().copied().filter(|pid| is_alive(*pid));
            let left: Vec<i32> = marked(&self.mark).into_iter().chain(living).collect();
            self.kill_all(&left)?;
            Ok(left.is_empty().then_some(()))
        })?;
        gone.with_context(|| format!("A part of {} outlives its kill", self.name))
    }

    fn kill_all(&self, pids: &[i32]) -> Result<()> {
        for pid in pids.iter().copied().filter_map(Pid::from_raw) {
            match kill_process(pid, Signal::KILL) {
                Ok(()) | Err(rustix::io::Errno::SRCH) => {}
                Err(error) => bail!("{} can't be ended: {error}", self.name),
            }
        }
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        if let Err(error) = self.kill() {
            eprintln!("{error}");
        }
    }
}

/// The process and all below it, parents first, so that none is replaced behind our back.
fn descendants(root: i32) -> Vec<i32> {
    let parents = parents();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(
            parents
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(pid, _)| *pid),
        );
        next += 1;
    }
    found
}

/// Each process with its parent, as `/proc` tells it.
fn parents() -> Vec<(i32, i32)> {
    processes()
        .filter_map(|(pid, folder)| Some((pid, state(&folder)?.1)))
        .collect()
}

/// A process that nobody has buried yet is dead all the same.
fn is_alive(pid: i32) -> bool {
    state(&Path::new("/proc").join(pid.to_string())).is_some_and(|(state, _)| state != "Z")
}

/// The state of a process, and its parent.
fn state(folder: &Path) -> Option<(String, i32)> {
    let stat = fs::read_to_string(folder.join("stat")).ok()?;
    // The name in brackets may hold anything; the state and the parent follow the last bracket.
    let mut parts = stat.rsplit_once(") ")?.1.split(' ');
    Some((parts.next()?.to_owned(), parts.next()?.parse().ok()?))
}

/// The processes that live with a mark in their environment; one that is dead has none any more.
fn marked(mark: &str) -> Vec<i32> {
    let is_marked = |folder: &Path| {
        let environment = fs::read(folder.join("environ")).unwrap_or_default();
        let mut parts = environment.split(|byte| *byte == 0);
        parts.any(|part| part == mark.as_bytes())
    };
    processes()
        .filter(|(_, folder)| is_marked(folder))
        .map(|(pid, _)| pid)
        .collect()
}

/// All that run, with their folders in `/proc`.
fn processes() -> impl Iterator<Item = (i32, PathBuf)> {
    let entries = fs::read_dir("/proc").into_iter().flatten();
    entries.filter_map(Result::ok).filter_map(|entry| {
        let pid = entry.file_name().to_str()?.parse().ok()?;
        Some((pid, entry.path()))
    })
}

/// Whether a path is there. That somebody listens says little: the port may be another's, who has just looked for a free one.
fn is_found(port: u16, path: &str) -> std::io::Result<bool> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(STARTING))?;
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line)?;
    Ok(line.split(' ').nth(1) == Some("200"))
}

/// The ports that were given. Who takes one a moment later finds it free, and a browser that is lent again finds no old notebook there.
static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A port on which nobody listens, and which was not given before.
pub fn free_port() -> Result<u16> {
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("No port is free")?;
        let port = listener.local_addr()?.port();
        let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
        if given.insert(port) {
            return Ok(port);
        }
    }
}
