//! What the commands need on a machine, at which version, and how it gets there.
//!
//! A tool is taken from PATH if it is there at the right version, else from the tools folder
//! ([`place::tools`]), else it is installed into that folder. Start reading at [`set_up`]; the
//! rules that keep a half-installed tool from being trusted are in `install`.

pub mod cause;

mod cargo_tool;
mod install;
mod npm;
mod python;
mod system;
mod toolbox;
mod toolchain;
mod versions;
mod wasm_opt;

use std::path::Path;

use crate::engine::Engine;
use crate::fault::Fault;
use crate::place;
pub use npm::{AXE, MINISEARCH, NpmPackage, TIDDLYWIKI, has_esbuild};
pub use toolbox::Toolbox;
pub use toolchain::{TARGET as WASM_TARGET, compiler_version, host};

/// Something that a command can't do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// `cargo fmt` and `cargo clippy`.
    Lints,
    /// What looks through the dependencies.
    Deny,
    /// The compiler's target for browsers.
    WasmTarget,
    /// The sources of the standard library.
    StdSource,
    /// The builder.
    Trunk,
    /// The glue generator, and the runner of tests in a browser that comes with it.
    WasmBindgen,
    /// The optimiser.
    WasmOpt,
    /// The minifier of scripts.
    Esbuild,
    /// The accessibility checks.
    Axe,
    /// What the bench measures beside the app.
    Compared,
    /// A browser with its driver.
    Browser(Engine),
    /// A compiler for C++, for libFuzzer.
    CppCompiler,
    /// The engines that read tables beside the app.
    Readers,
    /// Fonts, without which no picture looks as on a phone.
    Fonts,
}

impl Need {
    /// What a release build needs.
    pub const BUILD: [Self; 6] = [
        Self::WasmTarget,
        Self::StdSource,
        Self::Trunk,
        Self::WasmBindgen,
        Self::WasmOpt,
        Self::Esbuild,
    ];
}

/// Finds or installs what is needed, and says on the terminal what takes long.
pub fn set_up(needs: &[Need]) -> Result<Toolbox, Fault> {
    let folder = place::tools()?;
    let packages: Vec<_> = needs.iter().copied().flat_map(system::packages).collect();
    system::ensure(&packages, &folder)?;
    let mut toolbox = Toolbox::default();
    for need in needs {
        provide(*need, &folder, &mut toolbox)?;
    }
    Ok(toolbox)
}

/// `cargo xtask setup`: whatever a command needs, with a line for each folder.
pub fn set_up_everything() -> Result<(), Fault> {
    let toolbox = set_up(&everything())?;
    for folder in toolbox.folders() {
        println!("  {}", folder.display());
    }
    println!("Everything is set up.");
    Ok(())
}

/// What all commands need together.
fn everything() -> Vec<Need> {
    let mut needs = vec![
        Need::Lints,
        Need::Deny,
        Need::Readers,
        Need::Axe,
        Need::Compared,
        Need::CppCompiler,
        Need::Fonts,
    ];
    needs.extend(Need::BUILD);
    needs.extend(Engine::ALL.map(Need::Browser));
    needs
}

fn provide(need: Need, folder: &Path, toolbox: &mut Toolbox) -> Result<(), Fault> {
    match need {
        Need::Lints => toolchain::lints(folder)?,
        Need::Deny => toolbox.add_bin(cargo_tool::deny().provide(folder)?),
        Need::WasmTarget => toolchain::wasm_target(folder)?,
        Need::StdSource => toolchain::std_source(folder)?,
        Need::Trunk => toolbox.add_bin(cargo_tool::trunk().provide(folder)?),
        Need::WasmBindgen => {
            let lock = place::root().join("Cargo.lock");
            let version = versions::locked_in(&lock, "wasm-bindgen")?;
            toolbox.add_bin(cargo_tool::wasm_bindgen(version).provide(folder)?);
        }
        Need::WasmOpt => toolbox.add_bin(wasm_opt::provide(folder)?),
        Need::Esbuild => toolbox.add_bin(npm::esbuild(folder)?),
        Need::Axe => toolbox.axe = Some(npm::axe(folder)?),
        Need::Compared => npm::compared(folder)?,
        Need::Browser(Engine::Firefox) => {
            toolbox.add_bin(cargo_tool::geckodriver().provide(folder)?);
        }
        Need::Readers => toolbox.readers = Some(install::ensure(&python::Readers, folder)?),
        // The system's packages are all that these need.
        Need::Browser(Engine::Chromium | Engine::WebKit) | Need::Fonts | Need::CppCompiler => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One need after another: a new one doesn't compile before it has its place here.
    fn after(need: Need) -> Option<Need> {
        Some(match need {
            Need::Lints => Need::Deny,
            Need::Deny => Need::WasmTarget,
            Need::WasmTarget => Need::StdSource,
            Need::StdSource => Need::Trunk,
            Need::Trunk => Need::WasmBindgen,
            Need::WasmBindgen => Need::WasmOpt,
            Need::WasmOpt => Need::Esbuild,
            Need::Esbuild => Need::Axe,
            Need::Axe => Need::Compared,
            Need::Compared => Need::Browser(Engine::Chromium),
            Need::Browser(Engine::Chromium) => Need::Browser(Engine::Firefox),
            Need::Browser(Engine::Firefox) => Need::Browser(Engine::WebKit),
            Need::Browser(Engine::WebKit) => Need::CppCompiler,
            Need::CppCompiler => Need::Readers,
            Need::Readers => Need::Fonts,
            Need::Fonts => return None,
        })
    }

    #[test]
    fn a_whole_set_up_leaves_nothing_to_the_commands() {
        let everything = everything();
        let mut next = Some(Need::Lints);
        while let Some(need) = next {
            assert!(everything.contains(&need), "{need:?} is left out");
            next = after(need);
        }
    }
}
