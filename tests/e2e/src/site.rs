//! The static server that the browsers visit, and its being switched off.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use xtask::server::{Alter, Server};

use crate::process::free_port;

/// A folder that is served on a port of its own, so that the origin outlives the server.
pub struct Site {
    dir: PathBuf,
    port: u16,
    server: Option<Server>,
}

impl Site {
    /// Serves the release build.
    pub fn open() -> Result<Self> {
        Self::of(&crate::folders::dist()?)
    }

    pub fn of(dir: &Path) -> Result<Self> {
        Self::altered(dir, |_| Alter::Serve)
    }

    /// Serves a folder with answers that `alter` may change, path by path.
    pub fn altered(
        dir: &Path,
        alter: impl Fn(&str) -> Alter + Send + Sync + 'static,
    ) -> Result<Self> {
        let port = free_port()?;
        Ok(Self {
            dir: dir.to_owned(),
            port,
            server: Some(started(dir, port, alter)?),
        })
    }

    /// The address of a page.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// Goes where there is no signal.
    pub fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    /// Is back, on the same origin.
    pub fn start(&mut self) -> Result<()> {
        self.start_altered(|_| Alter::Serve)
    }

    /// Is back on the same origin, with answers that `alter` may change.
    pub fn start_altered(
        &mut self,
        alter: impl Fn(&str) -> Alter + Send + Sync + 'static,
    ) -> Result<()> {
        self.stop();
        self.server = Some(started(&self.dir, self.port, alter)?);
        Ok(())
    }

    /// The paths that were asked for since the server started.
    pub fn requests(&self) -> Vec<String> {
        self.server
            .as_ref()
            .map(Server::requests)
            .unwrap_or_default()
    }
}

fn started(
    dir: &Path,
    port: u16,
    alter: impl Fn(&str) -> Alter + Send + Sync + 'static,
) -> Result<Server> {
    Server::start_with(dir, Some(port), alter)
        .map_err(|error| anyhow!("{error}"))
        .with_context(|| format!("{} can't be served", dir.display()))
}
