//! Running other programs.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::Outcome;

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project's folder").to_path_buf()
}

/// A command that runs in the project's folder, with `.tools/bin` and npm's programs on its path.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    let own = [root().join(".tools/bin"), root().join("node_modules/.bin")];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&path)));
    // What is only meant for this program must not reach the cargo it starts.
    command.current_dir(root()).env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_PKG_VERSION");
    if let Ok(path) = path {
        command.env("PATH", path);
    }
    command
}

/// `program` with `arguments`, as `command` gives it.
pub fn with(program: &str, arguments: &[&str]) -> Command {
    let mut command = command(program);
    command.args(arguments);
    command
}

/// Runs to the end; a failure is an error that names the command.
pub fn run(command: &mut Command) -> Outcome {
    let name = name(command);
    eprintln!("$ {name}");
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name}: {status}")) }
}

/// Runs to the end, printing the output and handing each line of it to `read`. Was it successful?
pub fn read_lines(command: &mut Command, mut read: impl FnMut(&str)) -> Outcome<bool> {
    let name = name(command);
    eprintln!("$ {name}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("{name}: {error}"))?;
    for line in BufReader::new(child.stdout.take().expect("a piped output")).split(b'\n') {
        let line = line.map_err(|error| format!("{name}: {error}"))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        read(&line);
    }
    Ok(child.wait().map_err(|error| format!("{name}: {error}"))?.success())
}

/// What it prints, without the line end; nothing where it cannot be run or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// Where `program` lies on the path, `.tools/bin` first.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(root().join(".tools/bin"))
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn name(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
