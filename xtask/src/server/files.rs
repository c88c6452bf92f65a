//! From a path in a request to a file in the folder, and to its media type.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The bytes behind a path such as `/` or `/icons/icon.svg`, if there are any.
///
/// Nothing outside the folder is ever read, be it asked for by `..`, by an absolute path
/// or through a link. The host's own `_headers` is no page.
pub(super) fn read(dir: &Path, path: &str) -> Option<Vec<u8>> {
    let file = inside(dir, path)?;
    fs::read(file).ok()
}

fn inside(dir: &Path, path: &str) -> Option<PathBuf> {
    let relative = path.strip_prefix('/')?;
    if relative.contains(['\\', '\0']) || relative == "_headers" {
        return None;
    }
    let relative = Path::new(relative);
    if !relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let mut file = dir.join(relative);
    if path.ends_with('/') {
        file.push("index.html");
    }
    let file = file.canonicalize().ok()?;
    file.starts_with(dir.canonicalize().ok()?).then_some(file)
}

/// What a file is, by its ending. Wasm only streams into the compiler under its own type,
/// and browsers refuse a script of the wrong one.
pub(super) fn media_type(path: &str) -> &'static str {
    if path.ends_with('/') {
        return "text/html; charset=utf-8";
    }
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}
