//! How a tool gets into the tools folder so that it is either whole or not there.
//!
//! It is installed into a `.part-` folder beside its place and only renamed when it works. A
//! lock makes a second process wait; should locks mean nothing on some disk, the rename is still
//! safe, since each process has a `.part-` folder of its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::time::Instant;

use super::cause::Cause;
use crate::fault::Fault;
use crate::process::{run_logged, spoken};

/// Where an installer may build, inside the folder that it installs into: so it goes with it,
/// also when the process dies in between.
pub(super) const SCRATCH: &str = ".build";

/// Something that can be installed into a folder of its own.
pub(super) trait Package {
    /// `NAME-VERSION`, also the folder's name.
    fn title(&self) -> String;
    /// How long it takes the first time, as "about nine minutes".
    fn takes(&self) -> &'static str;
    /// Whether what stands in a folder works.
    fn verify(&self, home: &Path) -> Result<(), Cause>;
    /// The command that installs it into a folder.
    fn installer(&self, home: &Path) -> Command;
}

/// The folder of the package, installed if need be.
pub(super) fn ensure(package: &impl Package, tools: &Path) -> Result<PathBuf, Fault> {
    let home = tools.join(package.title());
    if package.verify(&home).is_ok() {
        return Ok(home);
    }
    fs::create_dir_all(tools).map_err(Fault::file("write", tools))?;
    let _lock = lock(package, tools)?;
    // Whoever held the lock may just have installed it.
    if package.verify(&home).is_ok() {
        return Ok(home);
    }
    remove_leftovers(package, tools)?;
    let part = tools.join(format!(".part-{}-{}", package.title(), process::id()));
    let installed = install(package, tools, &part).and_then(|()| swap(package, &part, &home));
    if installed.is_err() {
        remove(&part)?;
    }
    installed.map(|()| home)
}

/// Held until it is dropped, also by the system when the process dies.
fn lock(package: &impl Package, tools: &Path) -> Result<File, Fault> {
    let path = tools.join(format!(".lock-{}", package.title()));
    let file = File::create(&path).map_err(Fault::file("write", &path))?;
    if file.try_lock().is_err() {
        println!(
            "{}: waiting for another process that installs it",
            package.title()
        );
        file.lock().map_err(Fault::file("lock", &path))?;
    }
    Ok(file)
}

fn install(package: &impl Package, tools: &Path, part: &Path) -> Result<(), Fault> {
    fs::create_dir_all(part).map_err(Fault::file("write", part))?;
    let title = package.title();
    let log = new_log(tools, &title)?;
    println!("Installing {title}, {} the first time", package.takes());
    let begin = Instant::now();
    let failed = |cause| Fault::Install {
        tool: title.clone(),
        cause,
        log: log.clone(),
    };
    let status = run_logged(package.installer(part), &title, &log)?;
    if !status.success() {
        return Err(failed(read_cause(&log)));
    }
    package.verify(part).map_err(failed)?;
    remove(&part.join(SCRATCH))?;
    println!("Installed {title} in {}", spoken(begin.elapsed()));
    Ok(())
}

/// An empty log for one installation.
pub(super) fn new_log(tools: &Path, title: &str) -> Result<PathBuf, Fault> {
    let folder = tools.join("log");
    fs::create_dir_all(&folder).map_err(Fault::file("write", &folder))?;
    let log = folder.join(format!("{title}.log"));
    File::create(&log).map_err(Fault::file("write", &log))?;
    Ok(log)
}

/// What the log says about a failure.
pub(super) fn read_cause(log: &Path) -> Cause {
    match fs::read(log) {
        Ok(bytes) => Cause::from_log(&String::from_utf8_lossy(&bytes)),
        Err(error) => Cause::Other(format!("the log can't be read: {error}")),
    }
}

/// Puts the new folder in its place; what stood there did not work.
fn swap(package: &impl Package, part: &Path, home: &Path) -> Result<(), Fault> {
    if home.exists() {
        if package.verify(home).is_ok() {
            return remove(part);
        }
        println!(
            "{}: the one in {} did not work and is replaced",
            package.title(),
            home.display()
        );
        remove(home)?;
    }
    fs::rename(part, home).map_err(Fault::file("write", home))
}

/// Removes what a process that died in mid-installation has left.
fn remove_leftovers(package: &impl Package, tools: &Path) -> Result<(), Fault> {
    let mark = format!(".part-{}-", package.title());
    for entry in fs::read_dir(tools).map_err(Fault::file("read", tools))? {
        let entry = entry.map_err(Fault::file("read", tools))?;
        if entry.file_name().to_string_lossy().starts_with(&mark) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<(), Fault> {
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(folder),
        Ok(_) => fs::remove_file(folder),
        Err(_) => return Ok(()),
    }
    .map_err(Fault::file("remove", folder))
}

#[cfg(test)]
mod tests;
