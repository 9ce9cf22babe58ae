//! The files of the project, as git lists them.

use std::{fs, path::Path, process::Command, sync::OnceLock};

/// A file with its text; `text` is empty where it is none.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// Without comments and without the tests at its end.
    pub fn code(&self) -> String {
        let code = self.text.split("#[cfg(test)]\nmod ").next().unwrap_or("");
        let uncommented = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        uncommented.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
    }

    /// The first names behind `crate::`, in `use` lists too.
    pub fn crate_paths(&self) -> Vec<String> {
        let code = self.code();
        let mut names = Vec::new();
        for rest in code.split("crate::").skip(1) {
            let Some(list) = rest.strip_prefix('{') else {
                names.push(name(rest));
                continue;
            };
            let mut depth = 0;
            let mut start = true;
            for (at, c) in list.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && c.is_alphabetic() => {
                        names.push(name(&list[at..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        }
        names
    }
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file that is or would be committed.
pub fn tree() -> &'static [File] {
    static TREE: OnceLock<Vec<File>> = OnceLock::new();
    TREE.get_or_init(|| {
        let mut git = Command::new("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root());
        let output = git.output().expect("git lists the files");
        assert!(output.status.success(), "git: {}", String::from_utf8_lossy(&output.stderr));
        let names = String::from_utf8(output.stdout).expect("file names in UTF-8");
        let mut files: Vec<File> = names
            .split_terminator('\0')
            .filter_map(|path| fs::read(root().join(path)).ok().map(|bytes| (path, bytes)))
            .map(|(path, bytes)| File { path: path.into(), text: String::from_utf8(bytes).unwrap_or_default() })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    })
}

/// Files that people write and read; not lock files, whose sums look like anything.
pub fn texts() -> impl Iterator<Item = &'static File> {
    tree().iter().filter(|file| !file.path.ends_with("-lock.json") && !file.path.ends_with(".lock"))
}

/// Rust files.
pub fn rust() -> impl Iterator<Item = &'static File> {
    tree().iter().filter(|file| file.path.ends_with(".rs"))
}

/// Rust files below a folder, without files of tests.
pub fn sources(folder: &'static str) -> impl Iterator<Item = &'static File> {
    let tests = |path: &str| path.contains("/tests/") || path.ends_with("/tests.rs");
    rust().filter(move |file| file.path.starts_with(folder) && !tests(&file.path))
}

/// A file's text.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Is there such a file or folder?
pub fn exists(path: &str) -> bool {
    root().join(path).exists()
}
