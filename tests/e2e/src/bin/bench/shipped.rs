//! What a phone downloads: WebAssembly, JavaScript, CSS and HTML, compressed as hosts do it.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;
use wasmparser::{Parser, Payload};

use crate::row::Row;

const GZIP_KB: f64 = 250.0;
const BROTLI_KB: f64 = 200.0;
const ENDINGS: [&str; 4] = ["wasm", "js", "css", "html"];
const LARGEST: usize = 10;

struct Part {
    name: String,
    bytes: Vec<u8>,
}

pub(crate) fn rows(dist: &Path) -> Result<Vec<Row>> {
    let (mut gzipped, mut brotlied) = (0, 0);
    for file in files(dist)? {
        gzipped += gzip(&file.bytes)?;
        brotlied += brotli(&file.bytes)?;
    }
    Ok(vec![
        Row::new("Wasm, JS, CSS and HTML as shipped, gzip", kb(gzipped), "KB")
            .value_at_most(GZIP_KB),
        Row::new(
            "Wasm, JS, CSS and HTML as shipped, brotli",
            kb(brotlied),
            "KB",
        )
        .value_at_most(BROTLI_KB),
    ])
}

/// The largest parts in Markdown: files, and the sections of the WebAssembly, each compressed alone.
pub(crate) fn largest_parts(dist: &Path) -> Result<String> {
    let mut parts = Vec::new();
    for file in files(dist)? {
        if file.name.ends_with(".wasm") {
            parts.extend(sections(&file)?)
        } else {
            parts.push(file)
        }
    }
    let mut sized = Vec::new();
    for part in &parts {
        sized.push((brotli(&part.bytes)?, gzip(&part.bytes)?, part));
    }
    sized.sort_by_key(|(size, _, _)| std::cmp::Reverse(*size));
    let mut text = String::from("| part | raw KB | gzip KB | brotli KB |\n|---|--:|--:|--:|\n");
    for (brotlied, gzipped, part) in sized.iter().take(LARGEST) {
        let (raw, gzipped, brotlied) = (kb(part.bytes.len()), kb(*gzipped), kb(*brotlied));
        text += &format!(
            "| {} | {raw:.1} | {gzipped:.1} | {brotlied:.1} |\n",
            part.name
        );
    }
    Ok(text)
}

fn files(dist: &Path) -> Result<Vec<Part>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dist).context("The build can't be read")? {
        let path = entry?.path();
        if path
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| ENDINGS.contains(&ending))
        {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            found.push(Part {
                name,
                bytes: fs::read(&path)?,
            });
        }
    }
    Ok(found)
}

fn sections(file: &Part) -> Result<Vec<Part>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(&file.bytes) {
        let payload = payload.context("The WebAssembly can't be read")?;
        let name = match &payload {
            Payload::CodeSectionStart { .. } => "code".to_owned(),
            Payload::DataSection(_) => "data".to_owned(),
            Payload::TypeSection(_) => "types".to_owned(),
            Payload::ImportSection(_) => "imports".to_owned(),
            Payload::FunctionSection(_) => "functions".to_owned(),
            Payload::ExportSection(_) => "exports".to_owned(),
            Payload::ElementSection(_) => "elements".to_owned(),
            Payload::CustomSection(custom) => format!("custom {}", custom.name()),
            _ => continue,
        };
        let Some((_, range)) = payload.as_section() else {
            continue;
        };
        let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
        if let Some(bytes) = file.bytes.get(range) {
            found.push(Part {
                name: format!("wasm: {name}"),
                bytes: bytes.to_vec(),
            });
        }
    }
    Ok(found)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut writer = CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner().len())
}

fn kb(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}
