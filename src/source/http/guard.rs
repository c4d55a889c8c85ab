//! Which network addresses may be asked: compared after the name is resolved, so that no name of
//! the outside world leads to a machine inside.

use std::{
    collections::BTreeSet,
    future::Future,
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    pin::Pin,
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use crate::source::{Base, Connection, Proxy};

/// An address that is not asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address of `{host}` is {class}")]
pub(super) struct Refused {
    pub(super) host: String,
    pub(super) class: &'static str,
}

/// What a metadata address is called: it is refused whatever the settings say.
pub(in crate::source) const METADATA: &str = "one of cloud metadata";

/// The rule of one connection.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    allow_private: bool,
    /// The hosts of proxies: the operator named them, and they usually stand inside.
    proxies: BTreeSet<String>,
}

impl Guard {
    /// Returns the rule of a connection; the built-in source listens on loopback.
    pub(super) fn new(connection: &Connection) -> Self {
        let network = &connection.network;
        let proxies = match &network.proxy {
            Proxy::None => BTreeSet::new(),
            Proxy::Addresses { http, https, .. } => {
                let both = [http, https].into_iter().flatten();
                both.filter_map(|url| url.host_str().map(str::to_ascii_lowercase)).collect()
            }
        };
        Self { allow_private: network.allow_private || connection.base == Base::Demo, proxies }
    }

    /// Checks an address whose host is written as digits, which is never resolved.
    pub(super) fn check_digits(&self, url: &Url) -> Result<(), Refused> {
        match url.host() {
            Some(Host::Ipv4(address)) => self.check(&address.to_string(), address.into()),
            Some(Host::Ipv6(address)) => self.check(&address.to_string(), address.into()),
            Some(Host::Domain(_)) | None => Ok(()),
        }
    }

    fn check(&self, host: &str, address: IpAddr) -> Result<(), Refused> {
        let allow_private = self.allow_private || self.proxies.contains(host);
        match class(address) {
            Some(class) if class == METADATA || !allow_private => {
                Err(Refused { host: host.to_owned(), class })
            }
            _ => Ok(()),
        }
    }
}

/// Looks a name up.
pub(super) type Lookup = Arc<
    dyn Fn(String) -> Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>
        + Send
        + Sync,
>;

/// Resolves names as the system does and refuses what the rule refuses.
pub(super) struct GuardedDns {
    guard: Guard,
    lookup: Lookup,
}

impl GuardedDns {
    /// Returns a resolver that asks the system.
    pub(super) fn of_system(guard: Guard) -> Self {
        let lookup: Lookup = Arc::new(|name| {
            Box::pin(async move { Ok(tokio::net::lookup_host((name, 0)).await?.collect()) })
        });
        Self { guard, lookup }
    }
}

impl Resolve for GuardedDns {
    fn resolve(&self, name: Name) -> Resolving {
        let (guard, host) = (self.guard.clone(), name.as_str().to_ascii_lowercase());
        let found = (self.lookup)(host.clone());
        Box::pin(async move {
            let found = found.await?;
            // One address inside is enough to refuse the name: a mix is how rules are got around.
            for address in &found {
                guard.check(&host, address.ip())?;
            }
            let found: Addrs = Box::new(found.into_iter());
            Ok(found)
        })
    }
}

/// Returns what kind of inside address this is, or `None` for one of the open internet.
fn class(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => class_v4(address),
        IpAddr::V6(address) => class_v6(address),
    }
}

fn class_v4(address: Ipv4Addr) -> Option<&'static str> {
    let [a, b, c, _] = address.octets();
    Some(match (a, b, c) {
        _ if matches!(address.octets(), [169, 254, 169, 254] | [100, 100, 100, 200]) => METADATA,
        (0, ..) => "unspecified",
        (127, ..) => "loopback",
        (10, ..) | (172, 16..=31, _) | (192, 168, _) => "private",
        (169, 254, _) => "link-local",
        (100, 64..=127, _) => "carrier-grade NAT",
        (224..=239, ..) => "multicast",
        (192, 0, 0) | (198, 18..=19, _) | (240.., ..) => "reserved",
        _ => return None,
    })
}

fn class_v6(address: Ipv6Addr) -> Option<&'static str> {
    if let Some(inner) = embedded(address) {
        return class_v4(inner);
    }
    Some(match address.segments() {
        [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254] => METADATA,
        [0, 0, 0, 0, 0, 0, 0, 0] => "unspecified",
        [0, 0, 0, 0, 0, 0, 0, 1] => "loopback",
        [0xfc00..=0xfdff, ..] => "unique-local",
        [0xfe80..=0xfebf, ..] => "link-local",
        [0xfec0..=0xfeff, ..] => "site-local",
        [0xff00..=0xffff, ..] => "multicast",
        _ => return None,
    })
}

/// Returns the IPv4 address that an IPv6 address stands for: mapped, translated (NAT64) or 6to4.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let of = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(of(high, low))
        }
        [0x2002, high, low, ..] => Some(of(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Network, http};

    fn guard(network: Network) -> Guard {
        let base = Base::Http(Url::parse("https://erp.example/").unwrap());
        Guard::new(&Connection { network, ..Connection::to(base) })
    }

    fn inside() -> Network {
        Network { allow_private: true, ..Network::default() }
    }

    #[test]
    fn names_the_class_of_every_inside_address() {
        for (address, wanted) in [
            ("127.0.0.1", Some("loopback")),
            ("10.1.2.3", Some("private")),
            ("172.31.0.1", Some("private")),
            ("172.32.0.1", None),
            ("192.168.0.1", Some("private")),
            ("169.254.0.1", Some("link-local")),
            ("169.254.169.254", Some(METADATA)),
            ("100.64.0.1", Some("carrier-grade NAT")),
            ("100.100.100.200", Some(METADATA)),
            ("0.0.0.0", Some("unspecified")),
            ("239.1.1.1", Some("multicast")),
            ("255.255.255.255", Some("reserved")),
            ("93.184.216.34", None),
            ("::1", Some("loopback")),
            ("::", Some("unspecified")),
            ("fd00::1", Some("unique-local")),
            ("fd00:ec2::254", Some(METADATA)),
            ("fe80::1", Some("link-local")),
            ("ff02::1", Some("multicast")),
            ("::ffff:10.0.0.1", Some("private")),
            ("::ffff:169.254.169.254", Some(METADATA)),
            ("64:ff9b::7f00:1", Some("loopback")),
            ("2002:a00:1::", Some("private")),
            ("2606:2800:220:1::1", None),
        ] {
            assert_eq!(class(address.parse().unwrap()), wanted, "{address}");
        }
    }

    #[test]
    fn digits_are_read_in_every_spelling() {
        for host in ["127.1", "0x7f000001", "2130706433", "[::ffff:7f00:1]", "[::1]"] {
            let url = Url::parse(&format!("http://{host}/")).unwrap();
            assert!(guard(Network::default()).check_digits(&url).is_err(), "{host}");
            assert!(guard(inside()).check_digits(&url).is_ok(), "{host}");
        }
        let metadata = Url::parse("http://0xa9fea9fe/latest").unwrap();
        assert_eq!(guard(inside()).check_digits(&metadata).unwrap_err().class, METADATA);
    }

    fn resolve(network: Network, addresses: &[&str]) -> Result<usize, String> {
        let found: Vec<SocketAddr> =
            addresses.iter().map(|text| (text.parse::<IpAddr>().unwrap(), 0).into()).collect();
        let lookup: Lookup = Arc::new(move |_| {
            let found = found.clone();
            Box::pin(async move { Ok(found) })
        });
        let dns = GuardedDns { guard: guard(network), lookup };
        let found = http::runtime().unwrap().block_on(dns.resolve("erp.example".parse().unwrap()));
        found.map(Iterator::count).map_err(|error| error.to_string())
    }

    #[test]
    fn a_name_is_refused_by_where_it_leads() {
        for address in ["127.0.0.1", "10.0.0.1", "::1", "fd00::1"] {
            let error = resolve(Network::default(), &["93.184.216.34", address]).unwrap_err();
            assert!(error.starts_with("the address of `erp.example` is "), "{error}");
            assert_eq!(resolve(inside(), &[address]), Ok(1));
        }
        assert_eq!(resolve(Network::default(), &["93.184.216.34"]), Ok(1));
        let error = resolve(inside(), &["169.254.169.254"]).unwrap_err();
        assert_eq!(error, "the address of `erp.example` is one of cloud metadata");
    }

    #[test]
    fn the_proxy_may_stand_inside() {
        let http = Url::parse("http://erp.example:3128").ok();
        let proxy = Proxy::Addresses { http, https: None, except: String::new() };
        assert_eq!(resolve(Network { proxy, ..Network::default() }, &["10.0.0.1"]), Ok(1));
    }
}
