/** What a relay has to know of the service before which it stands: nothing that an ordinary edit of that changes. */
export interface Relayed {
  readonly service: string;
  /** The ports inside, each once. */
  readonly ports: readonly number[];
  /** Whether some network of the service has IPv6. */
  readonly hasIpv6: boolean;
  /** How many containers it may have. */
  readonly replicas: number;
}

/** As many as most services ever have, two at a time of each: another number is another configuration, and so another relay. */
const SLOTS = 64;

/**
 * HAProxy's configuration. It asks the engine's name server twice a second, which is several times within the shortest `drain` that the
 * documentation recommends; what has left the answer is left at once, and its open connections go on to their end.
 */
export function relayConfig(relayed: Relayed): string {
  return `${[...head(relayed.service), ...relayed.ports.flatMap((port) => listen(relayed, port))].join("\n")}\n`;
}

/** HAProxy ends a second before the engine would kill it. */
function head(service: string): readonly string[] {
  return [
    `# Passes connections on to "${service}". Written by pulumi-compose.`,
    "global",
    "  log stdout format raw local0 notice",
    "  fd-hard-limit 100000",
    "  hard-stop-after 9s",
    "",
    "resolvers engine",
    "  nameserver docker 127.0.0.11:53",
    "  accepted_payload_size 8192",
    "  timeout resolve 500ms",
    "  timeout retry 500ms",
    "  hold valid 500ms",
    "  hold obsolete 0s",
    "",
    "defaults",
    "  mode tcp",
    "  log global",
    "  balance roundrobin",
    "  timeout connect 3s",
    "  timeout client 24h",
    "  timeout server 24h",
    "  option clitcpka",
    "  option srvtcpka",
    "  retries 3",
    "  option redispatch 1",
    "  default-server check inter 1s fall 2 rise 1 resolvers engine resolve-prefer ipv4 init-addr none",
  ];
}

function listen({ service, hasIpv6, replicas }: Relayed, port: number): readonly string[] {
  return [
    "",
    `listen port-${port}`,
    `  bind :${port}`,
    ...(hasIpv6 ? [`  bind :::${port} v6only`] : []),
    `  server-template to- ${slotsFor(replicas)} ${service}:${port}`,
  ];
}

function slotsFor(replicas: number): number {
  let slots = SLOTS;
  while (slots < 2 * replicas) slots *= 2;
  return slots;
}
