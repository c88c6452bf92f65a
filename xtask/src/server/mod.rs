//! A small static server over a folder, for `cargo xtask serve` and for the tests.
//!
//! Its one unusual duty is to go away for good: [`Server::stop`] closes the listener and
//! every open connection, so that a browser meets a refused connection as it does
//! without a signal, and the same port can be taken again later. A server that keeps
//! connections alive in a pool of its own can't promise that, hence this one:
//! `httparse` reads the request, one thread answers it, and the connection is closed.

mod connection;
mod files;
mod headers;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What a test makes of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alter {
    /// Answer with the file, as always.
    Serve,
    /// Close the connection without an answer.
    Drop,
    /// Answer with these bytes in place of the file's.
    Bytes(Vec<u8>),
    /// Answer with the file, but later.
    Delay(Duration),
    /// Answer that there is no such file.
    Missing,
    /// Answer with the first half of the file, as if it were all.
    Half,
}

/// A server that runs until it is stopped or dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Mutex<Option<JoinHandle<()>>>,
}

/// What the threads of one server have in common.
struct Shared {
    dir: PathBuf,
    alter: Box<dyn Fn(&str) -> Alter + Send + Sync>,
    requests: Mutex<Vec<String>>,
    open: Mutex<HashMap<u64, TcpStream>>,
    stopped: AtomicBool,
}

impl Server {
    /// Serves `dir` on this machine alone: on `port`, or on a free one.
    pub fn start(dir: &Path, port: Option<u16>) -> io::Result<Self> {
        Self::start_with(dir, port, |_| Alter::Serve)
    }

    /// Serves `dir`, asking `alter` what to do with each path, as `/index.html`.
    pub fn start_with(
        dir: &Path,
        port: Option<u16>,
        alter: impl Fn(&str) -> Alter + Send + Sync + 'static,
    ) -> io::Result<Self> {
        if !dir.is_dir() {
            let text = format!("{} is not a folder", dir.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, text));
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0)))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            dir: dir.to_path_buf(),
            alter: Box::new(alter),
            requests: Mutex::default(),
            open: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let accepting = thread::Builder::new().name("accept".to_owned()).spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        })?;
        Ok(Self {
            address,
            shared,
            accepting: Mutex::new(Some(accepting)),
        })
    }

    /// The port that it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of the start page, with a `/` at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://localhost:{}/", self.port())
    }

    /// The paths asked for so far, in order, as `/index.html` and without a query.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        held(&self.shared.requests).clone()
    }

    /// Stops: from here on a connection to the port is refused. Calling it twice is fine.
    pub fn stop(&self) {
        let Some(accepting) = held(&self.accepting).take() else {
            return;
        };
        self.shared.stopped.store(true, Ordering::SeqCst);
        // The accepting thread sleeps until somebody calls: this call lets it see that it is over.
        while !accepting.is_finished() {
            let woken = TcpStream::connect_timeout(&self.address, Duration::from_millis(100));
            if woken.is_err() {
                thread::sleep(Duration::from_millis(1));
            }
        }
        for stream in held(&self.shared.open).values() {
            // A connection that the browser has closed already needs no closing.
            stream.shutdown(Shutdown::Both).ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The listener is closed when this returns.
fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for (number, stream) in (0..).zip(listener.incoming()) {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        // A caller that hung up before it was answered concerns nobody.
        let Ok(stream) = stream else { continue };
        let Ok(handle) = stream.try_clone() else {
            continue;
        };
        held(&shared.open).insert(number, handle);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            connection::answer(stream, &shared);
            held(&shared.open).remove(&number);
        });
    }
}

/// The lock, also after a thread has panicked while it held it: what is inside are lists
/// that are whole at any time.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
