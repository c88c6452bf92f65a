//! Makes what a phone downloads shorter without changing what it does, once Trunk is done:
//!
//! 1. Scripts lose their comments and long local names, and the glue loses the classes that the
//!    loader doesn't ask for.
//! 2. The WebAssembly no longer exports what the glue doesn't mention, and the names by which the
//!    two call each other become a letter or two (`module`).
//! 3. The optimiser takes out what nothing calls any more, and the page gets the new hashes.

mod module;
mod sections;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::integrity;
use crate::fault::Fault;
use crate::tools;

/// The loader takes nothing else from the glue.
const ENTRY: &str = "export { default } from ";

/// Shortens the release in `folder`.
pub(super) fn slim(folder: &Path) -> Result<(), Fault> {
    let wasm = only(&with_ending(folder, "wasm")?, folder)?;
    let glue = wasm_to_glue(&wasm)?;
    let before = [read(&wasm)?, read(&glue)?];
    // Without Node there may be no esbuild; the set-up has said so.
    let scripts = if tools::has_esbuild() {
        with_ending(folder, "js")?
    } else {
        Vec::new()
    };
    for script in scripts {
        let text = minified(&script, script == glue)?;
        write(&script, text.as_bytes())?;
    }
    let text = fs::read_to_string(&glue).map_err(Fault::file("read", &glue))?;
    let short = module::shorten(&before[0], &text).map_err(Fault::Stamp)?;
    write(&glue, short.glue.as_bytes())?;
    write(&wasm, &short.wasm)?;
    drop_the_unused(&wasm)?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(Fault::file("read", &page))?;
    let html = integrity::renewed(&html, &before[0], &read(&wasm)?);
    let html = integrity::renewed(&html, &before[1], &read(&glue)?);
    write(&page, html.as_bytes())
}

/// `app-1234_bg.wasm` belongs to `app-1234.js`.
fn wasm_to_glue(wasm: &Path) -> Result<PathBuf, Fault> {
    let name = wasm.file_name().and_then(OsStr::to_str);
    name.and_then(|name| name.strip_suffix("_bg.wasm"))
        .map(|stem| wasm.with_file_name(format!("{stem}.js")))
        .ok_or_else(|| Fault::Stamp(format!("{} has no script by its name.", wasm.display())))
}

fn minified(script: &Path, is_glue: bool) -> Result<String, Fault> {
    let mut esbuild = Command::new("esbuild");
    esbuild.args(["--minify", "--log-level=warning"]);
    if is_glue {
        let entry = script.with_extension("entry.js");
        let name = script.file_name().unwrap_or_default().to_string_lossy();
        write(&entry, format!("{ENTRY}\"./{name}\";").as_bytes())?;
        esbuild.args(["--bundle", "--format=esm"]).arg(&entry);
        let text = output(esbuild);
        fs::remove_file(&entry).map_err(Fault::file("remove", &entry))?;
        return text;
    }
    esbuild.arg(script);
    output(esbuild)
}

fn output(mut command: Command) -> Result<String, Fault> {
    let output = command.output().map_err(Fault::start("esbuild"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let words = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(Fault::Stamp(format!("esbuild says: {words}")))
    }
}

/// The order of the functions stays: it is the one that packs best.
fn drop_the_unused(wasm: &Path) -> Result<(), Fault> {
    let mut wasm_opt = Command::new("wasm-opt");
    wasm_opt
        .args(["--remove-unused-module-elements", "--strip-producers"])
        .arg(wasm)
        .arg("--output")
        .arg(wasm);
    let status = wasm_opt.status().map_err(Fault::start("wasm-opt"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Fault::Failed("Taking the unused out of the WebAssembly"))
    }
}

fn with_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Fault> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Fault::file("read", folder))? {
        let path = entry.map_err(Fault::file("read", folder))?.path();
        if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    Ok(found)
}

fn only(found: &[PathBuf], folder: &Path) -> Result<PathBuf, Fault> {
    match found {
        [one] => Ok(one.clone()),
        _ => Err(Fault::Stamp(format!(
            "{} should hold one WebAssembly and holds {}.",
            folder.display(),
            found.len()
        ))),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(Fault::file("read", path))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    fs::write(path, bytes).map_err(Fault::file("write", path))
}
