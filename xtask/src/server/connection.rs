//! One connection: one request, one answer, and the end.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use percent_encoding::percent_decode_str;

use super::{Alter, Shared, files, headers, held};

/// Browsers open connections ahead of need; they may stay silent for as long.
const PATIENCE: Duration = Duration::from_secs(60);
const LONGEST_REQUEST: usize = 64 * 1024;

struct Request {
    method: String,
    /// Decoded, without the query.
    path: String,
}

struct Answer {
    status: &'static str,
    body: Vec<u8>,
    headers: Vec<(String, String)>,
}

/// Reads the request and answers it. A caller who has gone away is nobody's fault.
pub(super) fn answer(mut stream: TcpStream, shared: &Shared) {
    if let Ok(Some(request)) = read(&mut stream) {
        respond(&mut stream, shared, &request).ok();
    }
}

fn read(stream: &mut TcpStream) -> io::Result<Option<Request>> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while bytes.len() < LONGEST_REQUEST {
        let count = stream.read(&mut chunk)?;
        if count == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk[..count]);
        let mut fields = [httparse::EMPTY_HEADER; 100];
        let mut head = httparse::Request::new(&mut fields);
        match head.parse(&bytes) {
            Ok(httparse::Status::Partial) => {}
            Ok(httparse::Status::Complete(_)) => {
                let path = head
                    .path
                    .unwrap_or("/")
                    .split(['?', '#'])
                    .next()
                    .unwrap_or("/");
                return Ok(Some(Request {
                    method: head.method.unwrap_or_default().to_owned(),
                    path: percent_decode_str(path).decode_utf8_lossy().into_owned(),
                }));
            }
            Err(_) => break,
        }
    }
    write(
        stream,
        true,
        &plain("400 Bad Request", "The request could not be read.\n"),
    )?;
    Ok(None)
}

fn respond(stream: &mut TcpStream, shared: &Shared, request: &Request) -> io::Result<()> {
    held(&shared.requests).push(request.path.clone());
    let with_body = request.method != "HEAD";
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        let text = "Only GET and HEAD are answered.\n";
        let mut refusal = refused(shared, &request.path, "405 Method Not Allowed", text);
        refusal
            .headers
            .push(("Allow".to_owned(), "GET, HEAD".to_owned()));
        return write(stream, true, &refusal);
    }
    let answer = match (shared.alter)(&request.path) {
        Alter::Drop => return Ok(()),
        Alter::Bytes(body) => found(shared, &request.path, body),
        Alter::Serve => file(shared, &request.path),
        Alter::Missing => missing(shared, &request.path),
        Alter::Half => {
            let mut answer = file(shared, &request.path);
            answer.body.truncate(answer.body.len() / 2);
            answer
        }
        Alter::Delay(time) => {
            thread::sleep(time);
            if shared.stopped.load(Ordering::SeqCst) {
                return Ok(());
            }
            file(shared, &request.path)
        }
    };
    write(stream, with_body, &answer)
}

fn file(shared: &Shared, path: &str) -> Answer {
    match files::read(&shared.dir, path) {
        Some(body) => found(shared, path, body),
        None => missing(shared, path),
    }
}

fn missing(shared: &Shared, path: &str) -> Answer {
    refused(shared, path, "404 Not Found", "There is no such file.\n")
}

/// A page on the app's origin like any other, and under the same headers.
fn refused(shared: &Shared, path: &str, status: &'static str, text: &str) -> Answer {
    let mut answer = plain(status, text);
    answer.headers.extend(headers::for_path(&shared.dir, path));
    answer
}

fn found(shared: &Shared, path: &str, body: Vec<u8>) -> Answer {
    let mut fields = headers::for_path(&shared.dir, path);
    fields.push((
        "Content-Type".to_owned(),
        files::media_type(path).to_owned(),
    ));
    if !fields
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("cache-control"))
    {
        fields.push(("Cache-Control".to_owned(), "no-cache".to_owned()));
    }
    Answer {
        status: "200 OK",
        body,
        headers: fields,
    }
}

fn plain(status: &'static str, text: &str) -> Answer {
    Answer {
        status,
        body: text.as_bytes().to_vec(),
        headers: vec![(
            "Content-Type".to_owned(),
            "text/plain; charset=utf-8".to_owned(),
        )],
    }
}

fn write(stream: &mut TcpStream, with_body: bool, answer: &Answer) -> io::Result<()> {
    let mut bytes = format!(
        "HTTP/1.1 {}\r\nContent-Length: {}\r\nConnection: close\r\n",
        answer.status,
        answer.body.len()
    );
    for (name, value) in &answer.headers {
        bytes.push_str(&format!("{name}: {value}\r\n"));
    }
    bytes.push_str("\r\n");
    let mut bytes = bytes.into_bytes();
    if with_body {
        bytes.extend_from_slice(&answer.body);
    }
    stream.write_all(&bytes)?;
    stream.flush()
}
