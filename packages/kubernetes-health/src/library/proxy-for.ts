import { BlockList, isIP } from "node:net";

/**
 * The proxy that the environment names for a URL (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in small letters, too), by the rules of Go,
 * which are kubectl's and the Pulumi provider's. Undefined: none.
 */
export function proxyFor(server: string, env: NodeJS.ProcessEnv): string | undefined {
  const named = (name: string) => env[name] || env[name.toLowerCase()] || undefined;
  const { protocol, hostname, port } = new URL(server);
  const proxy = named(protocol === "http:" ? "HTTP_PROXY" : "HTTPS_PROXY");
  if (proxy === undefined) return undefined;
  const host = hostname.replace(/^\[|\]$/g, "");
  const at = `:${port || (protocol === "http:" ? "80" : "443")}`;
  if (isLoopback(host) || (named("NO_PROXY") ?? "").split(",").some((rule) => isExempt(rule.trim(), host, at))) {
    return undefined;
  }
  return /^[a-z\d+.-]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** `*`, `10.0.0.0/8`, `10.1.2.3`, `example.com` with all below it, `.example.com` with all below it alone; each but the first two with a port, too. */
function isExempt(rule: string, host: string, port: string): boolean {
  if (rule === "" || rule === "*") return rule === "*";
  if (rule.includes("/")) return isWithin(rule, host);
  const name = rule.endsWith(port) && isIP(rule) === 0 ? rule.slice(0, -port.length) : rule;
  const bare = name.replace(/^\[|\]$/g, "").toLowerCase();
  if (isIP(bare) > 0) return bare === host;
  const domain = bare.replace(/^\*?\./, "");
  return host.endsWith(`.${domain}`) || (host === domain && bare === domain);
}

function isWithin(rule: string, host: string): boolean {
  const [network = "", bits = ""] = rule.split("/");
  const [version, own] = [isIP(network), isIP(host)];
  if (version === 0 || version !== own || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (version === 4 ? 32 : 128)) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(host, family);
}
