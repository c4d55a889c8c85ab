//! Servers that nobody here wrote, started by `tests/servers/serve.py`.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use serde_json::Value;

/// A running server with Northwind's order lines, ended when dropped.
pub struct Foreign {
    told: Value,
    said: BufReader<ChildStdout>,
    child: Child,
}

impl Foreign {
    /// Starts `datasette`, `json-server`, `cap` or `tryton`.
    pub fn start(name: &str) -> Self {
        let program = folder().join("serve.py");
        // Its input stays open as long as this process lives: that is what keeps it running.
        let mut child = Command::new("python3")
            .arg(program)
            .arg(name)
            .env("AVAIN_SERVERS_DIR", kept())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let told = serde_json::from_str(&line).unwrap_or_else(|_| {
            panic!("{name} did not start, see above; `bash tests/run` installs the servers")
        });
        Self { told, said, child }
    }

    /// Returns the address without the last `/`.
    pub fn url(&self) -> &str {
        self.told("url").unwrap().trim_end_matches('/')
    }

    /// Returns the password it wants; empty when it wants none.
    pub fn password(&self) -> &str {
        self.told("password").unwrap_or_default()
    }

    /// Returns the lines of its own log that tell of requests for order lines.
    pub fn requests(&self) -> Vec<String> {
        let log = fs::read_to_string(self.told("log").unwrap()).unwrap();
        let asked = |line: &&str| ["GET /", "POST /"].iter().any(|word| line.contains(word));
        log.lines().filter(asked).map(str::to_owned).collect()
    }

    /// Has some of its order lines changed, as `tests/servers/northwind.py` says.
    pub fn change(&mut self) {
        self.child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        assert_eq!(line, "\n", "the order lines were not changed, see above");
    }

    fn told(&self, name: &str) -> Option<&str> {
        self.told[name].as_str()
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.child.wait().unwrap();
    }
}

/// Returns the folder with the files to pull by.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers")
}

/// Returns where `install.py` put the servers: where it is told, else beside what cargo built.
pub fn kept() -> PathBuf {
    std::env::var_os("AVAIN_SERVERS_DIR").map_or_else(
        || Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("servers"),
        PathBuf::from,
    )
}
