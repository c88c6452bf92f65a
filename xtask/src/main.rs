//! `cargo xtask COMMAND`: reads the command line and calls what does the work.
//!
//! Every command sets up what it needs itself, so there is nothing to run before it.

use std::process::ExitCode;

use xtask::command_line::{self, HELP, Order};
use xtask::fault::Fault;
use xtask::{build, checks, fuzz, place, serve, stamp, tools};

fn main() -> ExitCode {
    match command_line::read(std::env::args_os().skip(1)).and_then(run) {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(order: Order) -> Result<ExitCode, Fault> {
    match order {
        Order::Help => println!("{HELP}"),
        Order::Setup => tools::set_up_everything()?,
        Order::Build { into } => build::release(&into.unwrap_or_else(place::dist))?,
        Order::Stamp => stamp::from_hook()?,
        Order::Serve { port } => serve::release(port)?,
        Order::Develop { port } => serve::develop(port)?,
        Order::Test(selection) => return checks::run(&selection),
        Order::Fuzz(plan) => fuzz::run(plan)?,
        Order::Soak(soak) => checks::soak::run(&soak)?,
        Order::Bench(words) => checks::helpers::bench(&words)?,
        Order::Pictures => checks::helpers::pictures()?,
    }
    Ok(ExitCode::SUCCESS)
}
