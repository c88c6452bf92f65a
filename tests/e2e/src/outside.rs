//! The world beyond this machine: a proxy that every browser is told of. It lets nothing through and
//! writes down who was called, so that a walk during which anything was fails.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// Calls to hosts of this name are made by a walk that looks whether they are seen.
pub const TRIED: &str = ".tried.example";

/// What Chromium itself calls when it starts, before any page is shown, or for the dictionary of its spelling
/// checker, and can't be told to leave. No page of the app may: its policy is tried by a walk of its own.
const OF_CHROMIUM: [&str; 4] = [
    "redirector.gvt1.com",
    "start.duckduckgo.com",
    "accounts.google.com",
    "update.googleapis.com",
];

/// A browser may open a connection ahead of need, and say nothing.
const SILENCE: Duration = Duration::from_secs(60);

static PORT: Mutex<Option<u16>> = Mutex::new(None);
static CALLED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Where a browser is told to send all calls, but for those to this machine.
pub(crate) fn proxy() -> Result<String> {
    Ok(format!("127.0.0.1:{}", port()?))
}

/// Fails with all that was called since it was asked last.
pub fn is_left_alone() -> Result<()> {
    let called = taken(|call| {
        let host = host(call);
        !host.ends_with(TRIED) && !OF_CHROMIUM.contains(&host)
    });
    if called.is_empty() {
        return Ok(());
    }
    bail!("Another host was called: {called:?}")
}

/// Takes out the calls to one host.
pub fn taken_to(host: &str) -> Vec<String> {
    taken(|call| self::host(call) == host)
}

fn taken(wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut called = held(&CALLED);
    let (taken, left) = called.drain(..).partition(|call| wanted(call));
    *called = left;
    taken
}

/// The host in `CONNECT host:443 HTTP/1.1` or `GET http://host/path HTTP/1.1`.
fn host(call: &str) -> &str {
    let target = call.split(' ').nth(1).unwrap_or(call);
    let from_host = target.split_once("://").map_or(target, |(_, rest)| rest);
    let end = from_host.find([':', '/', '?']).unwrap_or(from_host.len());
    &from_host[..end]
}

fn port() -> Result<u16> {
    let mut port = held(&PORT);
    if let Some(port) = *port {
        return Ok(port);
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("No port is free")?;
    let new = listener.local_addr()?.port();
    thread::spawn(move || {
        for stream in listener.incoming().filter_map(Result::ok) {
            // A caller that hangs up has still called, if it has said whom.
            thread::spawn(move || refuse(stream).ok());
        }
    });
    *port = Some(new);
    Ok(new)
}

/// Writes down the first line, as `CONNECT host:443 HTTP/1.1`.
fn refuse(mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    let mut line = Vec::new();
    BufReader::new(&stream).read_until(b'\n', &mut line)?;
    let line = String::from_utf8_lossy(&line).trim().to_owned();
    if !line.is_empty() {
        held(&CALLED).push(line);
    }
    stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
