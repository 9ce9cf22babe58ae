//! Serves the demo page: `www/`, and the package below `/pkg/`, under the headers of a strict public-sector site.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    thread,
    time::Duration,
};

use crate::{Outcome, package, sh};

const PORT: u16 = 8017;

/// What the page must live with: no inline script or style, no string that becomes HTML, no other host.
const HEADERS: &str = "\
Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'\r
X-Content-Type-Options: nosniff\r
Referrer-Policy: no-referrer\r
Cache-Control: no-store\r
";

/// `cargo xtask demo`.
pub fn run(arguments: &[String]) -> Outcome {
    let port = match arguments {
        [] => PORT,
        [name, port] if name == "--port" => port.parse().map_err(|_| format!("not a port: {port}"))?,
        _ => return Err("cargo xtask demo [--port N]".into()),
    };
    package::build()?;
    // Where the usual port is taken, any free one does.
    let listener = TcpListener::bind(("127.0.0.1", port))
        .or_else(|_| TcpListener::bind(("127.0.0.1", 0)))
        .map_err(|error| format!("no port to serve on: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("The demo is at http://localhost:{}/ (Ctrl+C ends it)", address.port());
    for stream in listener.incoming().flatten() {
        // A browser that goes away is no concern of ours.
        thread::spawn(move || drop(answer(stream)));
    }
    Ok(())
}

fn answer(stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(&stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
    let (status, kind, body) = match file(target).and_then(|file| fs::read(&file).ok().map(|bytes| (file, bytes))) {
        _ if method != "GET" && method != "HEAD" => ("405 Method Not Allowed", "text/plain", Vec::new()),
        Some((file, bytes)) => ("200 OK", media_type(&file), bytes),
        None => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
    };
    let mut stream = &stream;
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{HEADERS}Connection: close\r\n\r\n"
    )?;
    if method == "HEAD" { Ok(()) } else { stream.write_all(&body) }
}

/// The file behind a path of the address, never outside the two folders served.
fn file(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let (folder, path) = path.strip_prefix("pkg/").map_or(("www", path), |path| ("pkg", path));
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let file = sh::root().join(folder).join(path);
    plain.then(|| if file.is_dir() { file.join("index.html") } else { file })
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
