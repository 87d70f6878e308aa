interface Port {
  readonly internal: number;
  readonly external: number;
  readonly ip?: string;
  readonly protocol?: string;
}

/** A container's published ports as docker prints them: `127.0.0.1:8080->80/tcp`. */
export function portsOf(ports: unknown): readonly string[] {
  if (!Array.isArray(ports)) return [];
  return ports.filter(isPort).map(({ internal, external, ip, protocol }) => {
    const host = ip === undefined || ip === "" ? "0.0.0.0" : ip.includes(":") ? `[${ip}]` : ip;
    return `${host}:${external}->${internal}/${protocol ?? "tcp"}`;
  });
}

function isPort(value: unknown): value is Port {
  if (typeof value !== "object" || value === null) return false;
  return "internal" in value && typeof value.internal === "number" && "external" in value && Boolean(value.external);
}
