import type { Endpoint, TlsMaterial } from "./endpoint";
import { EndpointError } from "./endpoint-error";

const TLS_PORT = 2376;
const PLAIN_PORT = 2375;

/** Reads a docker host as the docker CLI writes it. */
export function parseHost(host: string, tls: TlsMaterial | undefined, sshOpts: readonly string[] = []): Endpoint {
  const [, scheme = "", rest = ""] = /^([a-z]+):\/\/(.*)$/.exec(host) ?? [];
  switch (scheme) {
    case "unix":
      if (!rest.startsWith("/")) throw new EndpointError(`docker host "${host}" needs an absolute path: unix:///path`);
      return { kind: "socket", path: rest };
    case "npipe":
      return { kind: "socket", path: rest.replaceAll("/", "\\") };
    case "tcp":
    case "http":
    case "https":
      return parseTcp(host, rest, scheme === "https" ? (tls ?? { verify: true }) : tls);
    case "ssh":
      return parseSsh(host, sshOpts);
    default:
      throw new EndpointError(`docker host "${host}" is none of unix://, tcp://, ssh:// and npipe://`);
  }
}

function parseTcp(host: string, rest: string, tls: TlsMaterial | undefined): Endpoint {
  const url = parseUrl(`http://${rest}`, host);
  const port = Number(url.port) || (tls ? TLS_PORT : PLAIN_PORT);
  // A URL keeps the brackets of an IPv6 address; a socket does not want them.
  return { kind: "tcp", host: url.hostname.replace(/^\[|\]$/g, ""), port, ...(tls && { tls }) };
}

/** As the docker CLI does: the user's own `ssh` (configuration, agent, known hosts) to the remote docker's socket. */
function parseSsh(host: string, sshOpts: readonly string[]): Endpoint {
  const url = parseUrl(host, host);
  if (url.password) throw new EndpointError("an ssh docker host cannot carry a password: use a key or an agent");
  const remote = url.pathname.length > 1 ? ["--host", `unix://${url.pathname}`] : [];
  return {
    kind: "ssh",
    command: "ssh",
    args: [
      ...["-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15", "-T", ...sshOpts],
      ...(url.username ? ["-l", decodeURIComponent(url.username)] : []),
      ...(url.port ? ["-p", url.port] : []),
      ...["--", url.hostname.replace(/^\[|\]$/g, ""), "docker", ...remote, "system", "dial-stdio"],
    ],
  };
}

function parseUrl(url: string, host: string): URL {
  try {
    const parsed = new URL(url);
    if (parsed.hostname) return parsed;
  } catch {
    // Said below.
  }
  throw new EndpointError(`docker host "${host}" has no valid host name`);
}
