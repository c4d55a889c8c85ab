//! A small raw HTTP server: it answers with exactly the bytes a test gives it.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use url::Url;

/// One request as it arrived.
#[derive(Clone, Debug)]
pub struct Request {
    /// GET or POST.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// All header lines in lower case.
    pub head: String,
    /// How often this target was asked before.
    pub before: usize,
    /// The body, empty without a `Content-Length`.
    pub body: String,
}

impl Request {
    /// Returns the value of a header, in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find_map(|(key, value)| (key == name).then_some(value))
    }
}

/// A server on loopback that closes each connection after one answer.
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Request>>>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts with a function from request to the bytes of the answer.
    pub fn start(answer: impl Fn(&Request) -> Vec<u8> + Send + 'static) -> Self {
        Self::writing(move |request, client| client.write_all(&answer(request)))
    }

    /// Starts with a function that writes the answer piece by piece; it ends when the client goes.
    pub fn writing(
        answer: impl Fn(&Request, &mut dyn Write) -> io::Result<()> + Send + 'static,
    ) -> Self {
        Self::listening(move |stream, log| {
            let _client_may_have_gone = serve(&stream, log, &answer);
        })
    }

    /// Starts with a function that may answer several requests at the same time.
    pub fn parallel(answer: impl Fn(&Request) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let answer = Arc::new(answer);
        Self::listening(move |stream, log| {
            let (answer, log) = (Arc::clone(&answer), Arc::clone(log));
            thread::spawn(move || {
                let write =
                    |request: &Request, client: &mut dyn Write| client.write_all(&answer(request));
                let _client_may_have_gone = serve(&stream, &log, &write);
            });
        })
    }

    fn listening(serve: impl Fn(TcpStream, &Arc<Mutex<Vec<Request>>>) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, stopped) = (Arc::new(Mutex::new(vec![])), Arc::new(AtomicBool::new(false)));
        let (log, stop) = (Arc::clone(&seen), Arc::clone(&stopped));
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                serve(stream.unwrap(), &log);
            }
        });
        Self { address, seen, stopped, thread: Some(thread) }
    }

    /// Starts with the same answer for every request.
    pub fn always(answer: Vec<u8>) -> Self {
        Self::start(move |_| answer.clone())
    }

    /// Returns the base address.
    pub fn base(&self) -> Url {
        Url::parse(&format!("http://{}/", self.address)).unwrap()
    }

    /// Returns the targets asked so far.
    pub fn targets(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.target).collect()
    }

    /// Returns the requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _wakes_the_listener = TcpStream::connect(self.address);
        self.thread.take().unwrap().join().unwrap();
    }
}

fn serve(
    stream: &TcpStream,
    log: &Mutex<Vec<Request>>,
    answer: &impl Fn(&Request, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut lines = reader.by_ref().lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let head: Vec<String> =
        lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let mut words = first.split(' ').map(str::to_owned);
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let head = head.join("\n").to_lowercase();
    let mut request = Request { method, target, head, before: 0, body: String::new() };
    let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    reader.take(length).read_to_string(&mut request.body)?;
    let mut seen = log.lock().unwrap();
    request.before = seen.iter().filter(|other| other.target == request.target).count();
    seen.push(request.clone());
    drop(seen);
    let mut writer = stream;
    answer(&request, &mut writer)
}

/// Returns a whole answer with status 200.
pub fn ok(body: &str) -> Vec<u8> {
    answer("200 OK", &[], body)
}

/// Returns a whole answer.
pub fn answer(status: &str, headers: &[&str], body: &str) -> Vec<u8> {
    answer_bytes(status, headers, body.as_bytes())
}

/// Returns a whole answer with a body that is no text.
pub fn answer_bytes(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    // Without the first, a client may lose an attempt to a connection that is just closing.
    let length = format!("Connection: close\r\nContent-Length: {}", body.len());
    let head = [&[&format!("HTTP/1.1 {status}")[..]], headers, &[&length]].concat().join("\r\n");
    [format!("{head}\r\n\r\n").as_bytes(), body].concat()
}
