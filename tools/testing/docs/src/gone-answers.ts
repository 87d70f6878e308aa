/** What a Docker engine from 29 on (API 1.52) says no more, where older ones did. */
export const GONE = {
  /** Of a container's `NetworkSettings`, beside `Networks`, which has them for each network. */
  networkSettings: [
    ...["Bridge", "EndpointID", "Gateway", "GlobalIPv6Address", "GlobalIPv6PrefixLen", "HairpinMode", "IPAddress"],
    ...["IPPrefixLen", "IPv6Gateway", "LinkLocalIPv6Address", "LinkLocalIPv6PrefixLen", "MacAddress"],
    ...["SecondaryIPAddresses", "SecondaryIPv6Addresses"],
  ],
  /** Of a container or an image, where images are kept in containerd. */
  container: ["GraphDriver"],
  /** Of an event, whose `Actor` and `Action` say the same. */
  event: ["id", "status", "from"],
} as const;

const SETTINGS = GONE.networkSettings.join("|");
const PATTERNS = [
  // `NetworkSettings.IPAddress`, `NetworkSettings?.["Gateway"]`, `field(raw, "NetworkSettings", "IPAddress")`
  new RegExp(`\\bNetworkSettings\\W{1,6}(${SETTINGS})\\b`, "g"),
  // `const { IPAddress } = container.NetworkSettings`
  new RegExp(`\\{[^{}]*\\b(${SETTINGS})\\b[^{}]*\\}\\s*=[^;\\n]*\\bNetworkSettings\\b(?!\\W{1,6}Networks)`, "g"),
  new RegExp(`\\b(${GONE.container.join("|")})\\b`, "g"),
];

/** Where a source asks an engine's answer for something that newer ones do not have, as it stands there. */
export function goneAnswers(source: string): readonly string[] {
  return PATTERNS.flatMap((pattern) => [...source.matchAll(pattern)].map(([text]) => text));
}
