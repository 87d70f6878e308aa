import type { Port } from "@pulumi-compose/dashboard";
import type { PublishedPort } from "@pulumi-compose/docker-health";

/** Published ports as docker prints them; one of TCP with what a browser would open it by. The two families of addresses are one. */
export function publishedPorts(ports: readonly PublishedPort[], engineHost: string | undefined): readonly Port[] {
  const machine = machineOf(engineHost);
  const families = new Set(ports.filter(({ ip }) => !ip.includes(":")).map(keyOf));
  return ports
    .filter((port) => !(isAny(port.ip) && port.ip.includes(":") && families.has(keyOf(port))))
    .map(({ ip, external, internal, protocol }) => {
      const own = ip === "" ? "0.0.0.0" : ip.includes(":") ? `[${ip}]` : ip;
      const host = isAny(ip) ? machine : isLoopback(ip) && machine !== LOOPBACK ? undefined : own;
      const text = `${own}:${external}->${internal}/${protocol}`;
      const isOpenable = protocol === "tcp" && host !== undefined && external > 0;
      return { text, ...(isOpenable && { url: `${internal === 443 ? "https" : "http"}://${host}:${external}/` }) };
    });
}

const LOOPBACK = "127.0.0.1";

/** The engine's machine as one reaches it from here; undefined: nobody knows. */
function machineOf(engineHost: string | undefined): string | undefined {
  if (engineHost === undefined) return undefined;
  if (/^(?:unix|npipe|fake):/.test(engineHost)) return LOOPBACK;
  const host = URL.canParse(engineHost) ? new URL(engineHost).hostname : "";
  if (host === "") return undefined;
  return isLoopback(host.replace(/^\[|\]$/g, "")) || host === "localhost" ? LOOPBACK : host;
}

function isAny(ip: string): boolean {
  return ip === "" || ip === "0.0.0.0" || ip === "::";
}

function isLoopback(ip: string): boolean {
  return ip.startsWith("127.") || ip === "::1";
}

function keyOf({ external, internal, protocol }: PublishedPort): string {
  return `${external} ${internal} ${protocol}`;
}
