//! `cargo xtask serve`: the release on this machine, or the development server.

use std::io;
use std::thread;

use crate::fault::Fault;
use crate::server::Server;
use crate::tools::{self, Need};
use crate::{build, place};

const USUAL_PORT: u16 = 8080;
/// How many ports are tried when the first ones are taken.
const TRIES: u16 = 20;

/// Builds the release and serves it until it is interrupted.
pub fn release(port: Option<u16>) -> Result<(), Fault> {
    let dist = place::dist();
    build::release(&dist)?;
    let first = port.unwrap_or(USUAL_PORT);
    let server =
        first_free(first, |port| Server::start(&dist, Some(port))).map_err(Fault::Serve)?;
    if server.port() != first {
        println!("Port {first} is taken.");
    }
    print!("{}", welcome(&server.url(), server.port()));
    loop {
        thread::park();
    }
}

/// Builds for development, watches the sources and reloads the page.
pub fn develop(port: Option<u16>) -> Result<(), Fault> {
    let toolbox = tools::set_up(&Need::BUILD)?;
    let port = port.unwrap_or(USUAL_PORT).to_string();
    // A folder of its own, so that the release in dist/ stays what it is.
    let folder = place::target().join("dev-dist");
    let mut trunk = toolbox.trunk();
    trunk
        .args(["serve", "--locked", "--port", &port, "--dist"])
        .arg(folder);
    let status = trunk.status().map_err(Fault::start("trunk"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Fault::Failed("The development server"))
    }
}

fn first_free<T>(first: u16, start: impl Fn(u16) -> io::Result<T>) -> io::Result<T> {
    let mut port = first;
    loop {
        match start(port) {
            Err(error)
                if error.kind() == io::ErrorKind::AddrInUse
                    && port < first.saturating_add(TRIES) =>
            {
                port += 1;
            }
            other => return other,
        }
    }
}

fn welcome(url: &str, port: u16) -> String {
    format!(
        "\nCurbside is at {url} (Ctrl-C stops it)\n\n\
         A phone needs https, or the notebook can't be installed and doesn't work offline: put the\n\
         files of dist/ on a static host with https and open its address on the phone. To try it on\n\
         an Android phone by cable: adb reverse tcp:{port} tcp:{port}, then open {url} there.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken_below(free: u16) -> impl Fn(u16) -> io::Result<u16> {
        move |port| {
            if port < free {
                Err(io::ErrorKind::AddrInUse.into())
            } else {
                Ok(port)
            }
        }
    }

    #[test]
    fn the_next_free_port_is_used() {
        assert_eq!(first_free(8080, taken_below(8083)).ok(), Some(8083));
    }

    #[test]
    fn it_gives_up_after_a_fair_number_of_ports() {
        let error = first_free(8080, taken_below(9000)).expect_err("all are taken");
        assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
        assert!(first_free(65535, taken_below(65535)).is_ok());
    }

    #[test]
    fn another_fault_is_not_taken_for_a_busy_port() {
        let refuse = |_| Err::<u16, _>(io::ErrorKind::PermissionDenied.into());
        let error = first_free(80, refuse).expect_err("not allowed");
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    }
}
