import { relayConfig } from "./relay-config";

test("it asks the engine's name server, and listens on each port", () => {
  expect(relayConfig({ service: "web", ports: [80, 443], hasIpv6: false, replicas: 1 })).toBe(`\
# Passes connections on to "web". Written by pulumi-compose.
global
  log stdout format raw local0 notice
  fd-hard-limit 100000
  hard-stop-after 9s

resolvers engine
  nameserver docker 127.0.0.11:53
  accepted_payload_size 8192
  timeout resolve 500ms
  timeout retry 500ms
  hold valid 500ms
  hold obsolete 0s

defaults
  mode tcp
  log global
  balance roundrobin
  timeout connect 3s
  timeout client 24h
  timeout server 24h
  option clitcpka
  option srvtcpka
  retries 3
  option redispatch 1
  default-server check inter 1s fall 2 rise 1 resolvers engine resolve-prefer ipv4 init-addr none

listen port-80
  bind :80
  server-template to- 64 web:80

listen port-443
  bind :443
  server-template to- 64 web:443
`);
});

test("IPv6, where a network has it", () => {
  const config = relayConfig({ service: "web", ports: [80], hasIpv6: true, replicas: 1 });
  expect(config).toContain("  bind :80\n  bind :::80 v6only\n");
});

test.each([
  [1, 64],
  [32, 64],
  [33, 128],
  [100, 256],
])("%i containers, %i places: twice as many while all are replaced at a time", (replicas, slots) => {
  const config = relayConfig({ service: "web", ports: [80], hasIpv6: false, replicas });
  expect(config).toContain(`server-template to- ${slots} web:80`);
});
