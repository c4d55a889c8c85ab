//! The listening thread.

use std::{
    convert::Infallible,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    sync::Arc,
    thread::{self, JoinHandle},
};

use http_body_util::Full;
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    header::HeaderValue,
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    runtime::{Builder, Runtime},
    sync::oneshot,
};
use url::Url;

use crate::source::demo::{
    Error,
    respond::{Answer, Demo},
    tables::Data,
};

/// A running demo source; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the `<table>.csv`, `<table>.csv.gz`, `<table>.parquet` and `<table>/*.parquet` of a
    /// folder, or the bundled sample company, on 127.0.0.1; port 0 takes any that is free.
    pub fn start(folder: Option<&Path>, port: u16) -> Result<Self, Error> {
        let data = folder.map_or_else(Data::sample, Data::folder)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .map_err(|cause| Error::Port { port, cause })?;
        listener.set_nonblocking(true).map_err(Error::Start)?;
        let address = listener.local_addr().map_err(Error::Start)?;
        let runtime = runtime()?;
        let (stop, stopped) = oneshot::channel();
        let demo = Arc::new(Demo::new(data));
        let thread = thread::Builder::new()
            .name("demo-source".to_owned())
            .spawn(move || {
                let serving = runtime.spawn(serve(listener, demo));
                // The sender is never used, only dropped; open connections end with the runtime.
                let _stopped = runtime.block_on(stopped);
                serving.abort();
            })
            .map_err(Error::Start)?;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Returns the base address.
    pub fn address(&self) -> Url {
        Url::parse(&format!("http://{}/", self.address)).expect("a socket address is a host")
    }

    /// Serves until the process is interrupted.
    pub fn wait(mut self) {
        let interrupted = runtime()
            .and_then(|runtime| runtime.block_on(tokio::signal::ctrl_c()).map_err(Error::Start));
        if let Err(error) = interrupted {
            tracing::debug!(%error, "An interrupt cannot be heard, only the end of the process.");
            self.join();
        }
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("The demo source panicked.");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.join();
    }
}

fn runtime() -> Result<Runtime, Error> {
    Builder::new_current_thread().enable_all().build().map_err(Error::Start)
}

async fn serve(listener: TcpListener, demo: Arc<Demo>) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!(%error, "The demo source could not listen.");
            return;
        }
    };
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let demo = Arc::clone(&demo);
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                let demo = Arc::clone(&demo);
                async move { Ok::<_, Infallible>(respond(&demo, &request)) }
            });
            let served = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            if let Err(error) = served.await {
                tracing::debug!(%error, "A demo connection ended early.");
            }
        });
    }
}

fn respond(demo: &Demo, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let Answer { status, headers, body } =
        demo.answer(request.method(), request.uri(), request.headers());
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    for (name, value) in headers {
        let value = HeaderValue::try_from(value).expect("the demo writes plain headers");
        response.headers_mut().insert(name, value);
    }
    response
}
