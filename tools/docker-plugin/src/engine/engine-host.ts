import { readFileSync } from "node:fs";
import type { Agent } from "node:http";
import path from "node:path";
import { sshAgent } from "./ssh-agent";

/** Where the engine is, as the provider's configuration says. */
export interface EngineHost {
  /** `unix://`, `tcp://`, `http://`, `https://` or `ssh://`. */
  readonly host: string;
  readonly sshOpts: readonly string[];
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly certPath: string;
  readonly skipCheck: boolean;
}

interface Address {
  readonly socketPath?: string;
  readonly protocol?: "http" | "https";
  readonly host?: string;
  readonly port?: number;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly agent?: Agent;
}

/** The same in dockerode's terms. Throws when it makes no sense. */
export function addressOf(host: EngineHost): Address {
  const tls = tlsOf(host);
  const { protocol, rest } = split(host.host);
  switch (protocol) {
    case "unix":
      return { socketPath: rest };
    case "npipe":
      return { socketPath: rest.replaceAll("/", "\\") };
    case "ssh":
      return { protocol: "http", host: "docker.example.com", port: 80, agent: sshAgent(host.host, host.sshOpts) };
    case "tcp":
    case "http":
    case "https": {
      const url = new URL(`http://${rest}`);
      const secure = protocol === "https" || tls !== undefined;
      const port = Number(url.port || (secure ? 2376 : 2375));
      return { ...tls, protocol: secure ? "https" : "http", host: url.hostname, port };
    }
    default:
      throw new Error(`unable to parse docker host \`${host.host}\``);
  }
}

function split(host: string): { protocol: string; rest: string } {
  const at = host.indexOf("://");
  return at === -1 ? { protocol: "", rest: host } : { protocol: host.slice(0, at), rest: host.slice(at + 3) };
}

function tlsOf(host: EngineHost): { ca?: string; cert: string; key: string } | undefined {
  if (host.cert !== "" || host.key !== "") {
    if (host.cert === "" || host.key === "") throw new Error("cert_material, and key_material must be specified");
    if (host.certPath !== "") throw new Error("cert_path must not be specified");
    return { ...(host.ca !== "" && { ca: host.ca }), cert: host.cert, key: host.key };
  }
  if (host.certPath === "") return undefined;
  const read = (file: string) => readFileSync(path.join(host.certPath, file), "utf8");
  return { ca: read("ca.pem"), cert: read("cert.pem"), key: read("key.pem") };
}
