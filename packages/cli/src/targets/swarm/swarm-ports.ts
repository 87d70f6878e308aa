/** What a swarm's service publishes, as `docker service ls` prints it: `*:8080->80/tcp`; a port of each node by itself with `node`. */
export function swarmPortsOf(endpoint: unknown): readonly string[] {
  if (typeof endpoint !== "object" || endpoint === null || !("ports" in endpoint)) return [];
  if (!Array.isArray(endpoint.ports)) return [];
  return endpoint.ports.filter(isPort).map(({ targetPort, publishedPort, protocol, publishMode }) => {
    return `${publishMode === "host" ? "node" : "*"}:${publishedPort}->${targetPort}/${protocol ?? "tcp"}`;
  });
}

interface SwarmPort {
  readonly targetPort: number;
  readonly publishedPort: number;
  readonly protocol?: string;
  readonly publishMode?: string;
}

function isPort(value: unknown): value is SwarmPort {
  if (typeof value !== "object" || value === null) return false;
  return "targetPort" in value && "publishedPort" in value && Boolean(value.publishedPort);
}
