//! The server as a browser meets it, over loopback.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::*;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = folder.path().join("site");
    fs::create_dir_all(site.join("icons")).expect("folders");
    for (name, text) in [
        ("site/index.html", "<!doctype html>"),
        ("site/app.wasm", "\0asm"),
        ("site/boot.js", "1"),
        ("site/manifest.webmanifest", "{}"),
        ("site/icons/a b.svg", "<svg/>"),
        ("site/_headers", "/*\n  X-Content-Type-Options: nosniff\n"),
        ("secret.txt", "secret"),
    ] {
        fs::write(folder.path().join(name), text).expect(name);
    }
    folder
}

fn ask(server: &Server, line: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).expect("a connection");
    stream
        .write_all(format!("{line} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes())
        .expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

fn serving(folder: &tempfile::TempDir) -> Server {
    Server::start(&folder.path().join("site"), None).expect("a server")
}

#[test]
fn files_come_with_their_type_and_the_headers_of_the_folder() {
    let folder = folder();
    let server = serving(&folder);
    for (path, media) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/app.wasm?v=1", "application/wasm"),
        ("/boot.js", "text/javascript; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/icons/a%20b.svg", "image/svg+xml"),
    ] {
        let answer = ask(&server, &format!("GET {path}"));
        assert!(
            answer.starts_with("HTTP/1.1 200 OK\r\n"),
            "{path}: {answer}"
        );
        assert!(
            answer.contains(&format!("Content-Type: {media}\r\n")),
            "{path}: {answer}"
        );
        assert!(
            answer.contains("X-Content-Type-Options: nosniff\r\n"),
            "{path}: {answer}"
        );
        assert!(
            answer.contains("Cache-Control: no-cache\r\n"),
            "{path}: {answer}"
        );
    }
    assert_eq!(server.requests()[2], "/app.wasm");
}

#[test]
fn every_kind_of_answer_carries_the_headers_of_the_release() {
    let server = Server::start(&crate::place::root().join("public"), None).expect("a server");
    for line in [
        "GET /rescue.html",
        "GET /sw.js",
        "GET /rescue.css",
        "GET /manifest.webmanifest",
        "GET /icons/favicon.svg",
        "GET /icons/icon-192.png",
        "GET /schema/curbside-4.schema.json",
        "HEAD /rescue.html",
        "GET /nowhere.html",
        "GET /nowhere/",
        "POST /",
    ] {
        let answer = ask(&server, line);
        let head = answer.split("\r\n\r\n").next().expect("a head");
        for (name, value) in [
            ("Content-Security-Policy", "default-src 'none'"),
            ("Content-Security-Policy", "frame-ancestors 'none'"),
            ("Permissions-Policy", "camera=()"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
        ] {
            let mark = format!("\r\n{name}: ");
            let mut found = head.split(&mark).skip(1);
            let sent = found.next().and_then(|rest| rest.lines().next());
            assert!(
                sent.is_some_and(|sent| sent.contains(value)) && found.next().is_none(),
                "{line} has {name}: {sent:?}"
            );
        }
    }
}

#[test]
fn head_has_the_length_and_no_body() {
    let folder = folder();
    let answer = ask(&serving(&folder), "HEAD /boot.js");
    assert!(answer.contains("Content-Length: 1\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\n"), "{answer}");
}

#[test]
fn what_is_not_there_or_not_inside_is_not_found() {
    let folder = folder();
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        folder.path().join("secret.txt"),
        folder.path().join("site/link.txt"),
    )
    .expect("a link");
    let server = serving(&folder);
    for path in [
        "/none.js",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "//etc/passwd",
        "/link.txt",
        "/icons",
        "/_headers",
    ] {
        let answer = ask(&server, &format!("GET {path}"));
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
        assert!(!answer.contains("secret"), "{path}: {answer}");
    }
}

#[test]
fn other_methods_and_rubbish_are_refused() {
    let folder = folder();
    let server = serving(&folder);
    assert!(ask(&server, "POST /").starts_with("HTTP/1.1 405 "));
    assert!(ask(&server, "\u{1}\u{2} what").starts_with("HTTP/1.1 400 "));
}

#[test]
fn a_stopped_server_refuses_cuts_what_was_open_and_frees_its_port() {
    let folder = folder();
    let server = serving(&folder);
    let port = server.port();
    let mut idle = TcpStream::connect(("127.0.0.1", port)).expect("a connection ahead of need");
    assert!(ask(&server, "GET /").contains("200 OK"));
    server.stop();
    let refused = TcpStream::connect(("127.0.0.1", port)).expect_err("nobody is there");
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
    idle.set_read_timeout(Some(Duration::from_secs(5)))
        .expect("set");
    assert_eq!(
        idle.read(&mut [0; 1]).unwrap_or(0),
        0,
        "the open connection is cut"
    );
    let again = Server::start(&folder.path().join("site"), Some(port)).expect("the same port");
    assert!(ask(&again, "GET /").contains("200 OK"));
}

#[test]
fn a_test_can_alter_drop_and_delay() {
    let folder = folder();
    let server = Server::start_with(&folder.path().join("site"), None, |path| match path {
        "/boot.js" => Alter::Bytes(b"2".to_vec()),
        "/app.wasm" => Alter::Drop,
        "/index.html" => Alter::Delay(Duration::from_millis(60)),
        _ => Alter::Serve,
    })
    .expect("a server");
    assert!(ask(&server, "GET /boot.js").ends_with("\r\n\r\n2"));
    assert_eq!(ask(&server, "GET /app.wasm"), "");
    let begin = Instant::now();
    assert!(ask(&server, "GET /index.html").contains("200 OK"));
    assert!(begin.elapsed() >= Duration::from_millis(60));
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let folder = folder();
    let missing = Server::start(&folder.path().join("nowhere"), None);
    assert_eq!(
        missing.err().map(|error| error.kind()),
        Some(ErrorKind::NotFound)
    );
}
