//! What comes from the system's package manager: browsers, drivers, fonts, and Node with Python, by which others come.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Need;
use super::install::{new_log, read_cause};
use super::npm;
use super::python::PYTHON;
use crate::engine::Engine;
use crate::fault::Fault;
use crate::process::run_logged;

/// One thing that must be there, and the Debian package that brings it.
pub(super) struct SystemPackage {
    what: &'static str,
    package: &'static str,
    present: fn() -> bool,
}

const CHROMIUM: [SystemPackage; 2] = [
    SystemPackage {
        what: "Chromium",
        package: "chromium",
        present: || on_path(&["chromium", "chromium-browser", "google-chrome"]),
    },
    SystemPackage {
        what: "Chromium's driver",
        package: "chromium-driver",
        present: || on_path(&["chromedriver"]),
    },
];

const FIREFOX: [SystemPackage; 1] = [SystemPackage {
    what: "Firefox",
    package: "firefox-esr",
    present: || on_path(&["firefox", "firefox-esr"]),
}];

const WEBKIT: [SystemPackage; 4] = [
    SystemPackage {
        what: "WebKit's driver",
        package: "webkit2gtk-driver",
        present: || on_path(&["WebKitWebDriver"]),
    },
    SystemPackage {
        what: "a virtual display",
        package: "xvfb",
        present: || on_path(&["Xvfb"]),
    },
    SystemPackage {
        what: "GObject for Python",
        package: "python3-gi",
        present: || python("import gi"),
    },
    SystemPackage {
        what: "WebKit for GObject",
        package: "gir1.2-webkit2-4.1",
        present: || python("import gi; gi.require_version('WebKit2', '4.1')"),
    },
];

const FONTS: [SystemPackage; 2] = [
    SystemPackage {
        what: "the font Inter",
        package: "fonts-inter",
        present: || font("Inter"),
    },
    SystemPackage {
        what: "the font Noto Sans",
        package: "fonts-noto-core",
        present: || font("Noto Sans"),
    },
];

const CPP_COMPILER: [SystemPackage; 1] = [SystemPackage {
    what: "a C++ compiler",
    package: "g++",
    present: || on_path(&["c++", "g++", "clang++"]),
}];

const READERS: [SystemPackage; 2] = [
    SystemPackage {
        what: "Python",
        package: "python3",
        present: || python(""),
    },
    SystemPackage {
        what: "Python's installer",
        package: "python3-pip",
        present: || python("import pip"),
    },
];

/// By these comes what has no other way than npm. What can do without Node doesn't ask for it.
const NODE: [SystemPackage; 2] = [
    SystemPackage {
        what: "Node (version 18 or later)",
        package: "nodejs",
        present: npm::has_node,
    },
    SystemPackage {
        what: "npm",
        package: "npm",
        present: npm::has_npm,
    },
];

/// What a need asks of the system.
pub(super) fn packages(need: Need) -> &'static [SystemPackage] {
    match need {
        Need::Browser(Engine::Chromium) => &CHROMIUM,
        Need::Browser(Engine::Firefox) => &FIREFOX,
        Need::Browser(Engine::WebKit) => &WEBKIT,
        Need::Fonts => &FONTS,
        Need::Readers => &READERS,
        Need::CppCompiler => &CPP_COMPILER,
        Need::Axe | Need::Compared => &NODE,
        Need::Lints
        | Need::Deny
        | Need::WasmTarget
        | Need::StdSource
        | Need::Trunk
        | Need::WasmBindgen
        | Need::WasmOpt
        | Need::Esbuild => &[],
    }
}

/// Installs what is missing where that is possible, else names it.
pub(super) fn ensure(wanted: &[&SystemPackage], tools: &Path) -> Result<(), Fault> {
    let missing: Vec<_> = wanted
        .iter()
        .filter(|package| !(package.present)())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().map(|package| package.package).collect();
    let fault = || Fault::Packages {
        missing: missing.iter().map(|package| package.what).collect(),
        packages: packages.clone(),
    };
    let administrator = administrator()
        .filter(|_| on_path(&["apt-get"]))
        .ok_or_else(fault)?;
    install(administrator, &packages, tools)?;
    if missing.iter().all(|package| (package.present)()) {
        Ok(())
    } else {
        Err(fault())
    }
}

/// The words before a command that must be run as the administrator, if that can be done
/// without asking for a password.
fn administrator() -> Option<&'static [&'static str]> {
    let prints = |program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .args(arguments)
            .stderr(Stdio::null())
            .output()
            .ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    if prints("id", &["-u"])? == "0" {
        return Some(&[]);
    }
    (prints("sudo", &["-n", "id", "-u"])? == "0").then_some(&["sudo", "-n"])
}

fn install(administrator: &[&str], packages: &[&str], tools: &Path) -> Result<(), Fault> {
    println!(
        "Installing {} by apt-get, about three minutes",
        packages.join(" ")
    );
    let log = new_log(tools, "packages")?;
    let update = &["update"][..];
    // Another apt-get may be running: it is waited for.
    let add = &[
        "install",
        "-y",
        "--no-install-recommends",
        "-o",
        "DPkg::Lock::Timeout=600",
    ][..];
    for (arguments, names) in [(update, &[][..]), (add, packages)] {
        let words =
            administrator
                .iter()
                .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        let mut words = words.chain(arguments).chain(names);
        let mut command = Command::new(words.next().unwrap_or(&"apt-get"));
        command.args(words);
        if !run_logged(command, "apt-get", &log)?.success() {
            let cause = read_cause(&log);
            return Err(Fault::Install {
                tool: packages.join(" "),
                cause,
                log,
            });
        }
    }
    Ok(())
}

fn on_path(programs: &[&str]) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| programs.iter().any(|name| folder.join(name).is_file()))
}

/// The system's own Python, as another one doesn't see the system's packages.
fn python(script: &str) -> bool {
    succeeds(Command::new(PYTHON).args(["-c", script]))
}

fn font(family: &str) -> bool {
    let listed = Command::new("fc-list")
        .args([family, "family"])
        .stderr(Stdio::null())
        .output();
    listed.is_ok_and(|output| !output.stdout.is_empty())
}

fn succeeds(command: &mut Command) -> bool {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEVER: SystemPackage = SystemPackage {
        what: "a thing",
        package: "a-package",
        present: || false,
    };
    const ALWAYS: SystemPackage = SystemPackage {
        what: "another",
        package: "another-package",
        present: || true,
    };

    #[test]
    fn what_is_present_needs_no_package_manager() {
        let nowhere = Path::new("/nonexistent");
        assert!(ensure(&[&ALWAYS], nowhere).is_ok());
    }

    #[test]
    fn what_comes_by_npm_alone_asks_for_node_and_what_a_build_takes_does_not() {
        let asked = |need| packages(need).iter().map(|package| package.package);
        for need in [Need::Axe, Need::Compared] {
            assert!(asked(need).eq(["nodejs", "npm"]), "{need:?}");
        }
        for need in Need::BUILD {
            assert_eq!(asked(need).count(), 0, "{need:?}");
        }
    }

    #[test]
    fn what_is_missing_is_named_with_the_command_that_mends_it() {
        let fault = Fault::Packages {
            missing: vec![NEVER.what],
            packages: vec![NEVER.package],
        };
        let text = fault.to_string();
        assert!(
            text.contains("a thing") && text.contains("apt-get install a-package"),
            "{text}"
        );
    }
}
