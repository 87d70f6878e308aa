import { isIP } from "node:net";

export interface PortParts {
  readonly hostIp: string;
  /** A port or a range, empty when the engine chooses. */
  readonly published: string;
  readonly target: number;
  readonly protocol: string;
}

/** The ports of `[[ip:]published:]target[/protocol]`, a range giving one each; or what is wrong with it. */
export function parsePorts(spec: string): PortParts[] | string {
  const sections = spec.split(":");
  const container = sections.pop() ?? "";
  const host = sections.pop() ?? "";
  let ip = sections.join(":");
  const slash = container.indexOf("/");
  const targets = slash < 0 ? container : container.slice(0, slash);
  const protocol = (slash < 0 ? "tcp" : container.slice(slash + 1) || "tcp").toLowerCase();
  if (targets === "") return "the container port is missing";
  if (!["tcp", "udp", "sctp"].includes(protocol)) return `\`${protocol}\` is not a protocol: tcp, udp and sctp are`;
  if (ip.startsWith("[")) {
    if (!ip.endsWith("]")) return `\`${ip}\` is not an IP address`;
    ip = ip.slice(1, -1);
  }
  if (ip !== "" && isIP(ip.split("%")[0] ?? ip) === 0) return `\`${ip}\` is not an IP address`;
  const target = parseRange(targets);
  if (typeof target === "string") return `container port ${target}`;
  if (host === "") return expand(ip, undefined, target, protocol);
  const published = parseRange(host);
  if (typeof published === "string") return `host port ${published}`;
  const sameLength = target.end - target.start === published.end - published.start;
  if (!sameLength && target.start !== target.end) return `the ranges \`${host}\` and \`${targets}\` differ in length`;
  return expand(ip, published, target, protocol);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function expand(hostIp: string, published: Range | undefined, target: Range, protocol: string): PortParts[] {
  const out: PortParts[] = [];
  const single = target.start === target.end;
  for (let port = target.start; port <= target.end; port++) {
    let text = "";
    if (published) {
      const first = published.start + port - target.start;
      text = single && published.start !== published.end ? `${first}-${published.end}` : String(first);
    }
    out.push({ hostIp, published: text, target: port, protocol });
  }
  // Canonical output sorts the ports of one range as texts.
  return out.sort((a, b) => (String(a.target) < String(b.target) ? -1 : String(a.target) > String(b.target) ? 1 : 0));
}

function parseRange(text: string): Range | string {
  const dash = text.indexOf("-");
  const start = parsePort(dash < 0 ? text : text.slice(0, dash));
  const end = dash < 0 ? start : parsePort(text.slice(dash + 1));
  if (start === undefined || end === undefined) return `\`${text}\` is not a port from 0 to 65535`;
  return end < start ? `range \`${text}\` ends before it starts` : { start, end };
}

function parsePort(text: string): number | undefined {
  if (!/^[-+]?\d+$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 0 && port <= 65535 ? port : undefined;
}
