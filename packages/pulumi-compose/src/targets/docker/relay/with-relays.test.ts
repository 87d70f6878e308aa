import { planOf } from "../../../testing/plan-of";
import { relayConfig } from "./relay-config";

/** A service `web` that rolls, with these attributes (YAML, in flow style), and others in the file. */
function planned(attributes: string, rest = "") {
  const plan = planOf(
    `services:\n  web: { image: app, deploy: { update_config: { order: start-first } }, ${attributes} }\n${rest}`,
  );
  const find = (key: string) => plan.containers.find((container) => container.key === key);
  return { plan, web: find("web-1"), relay: find("web-relay-1") };
}

const RELAY = "x-pulumi-compose: { relay: true }";
const WITH_PORTS = `ports: ['8080:80', '127.0.0.1:8443:443'], ${RELAY}`;

test("the relay has the service's ports, and the service rolls", () => {
  const { plan, web, relay } = planned(WITH_PORTS);
  expect(plan.diagnostics).toEqual([]);
  expect([web?.args.ports, web?.rollout !== undefined]).toEqual([undefined, true]);
  expect(relay?.args).toMatchObject({
    name: "shop-web-relay-1",
    ports: [
      { internal: 80, external: 8080, protocol: "tcp" },
      { internal: 443, external: 8443, ip: "127.0.0.1", protocol: "tcp" },
    ],
    restart: "unless-stopped",
    stopSignal: "SIGUSR1",
    command: ["haproxy", "-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
  });
  expect(relay?.args.uploads).toEqual([
    expect.objectContaining({
      file: "/usr/local/etc/haproxy/haproxy.cfg",
      content: relayConfig({ service: "web", ports: [80, 443], hasIpv6: false, replicas: 1 }),
    }),
  ]);
  expect(relay).toMatchObject({ relayOf: "web", waits: [{ service: "web", condition: "service_started" }] });
  expect(relay?.rollout).toBeUndefined();
  expect(plan.start.order).toEqual(["web", "web-relay"]);
  expect(plan.images.map(({ key }) => key)).toEqual(["app:latest", "haproxy:3.2-alpine"]);
});

test("an edit of the service leaves its relay as it is", () => {
  const before = planned(WITH_PORTS).relay;
  const edits = "environment: { A: b }, scale: 3, labels: { l: m }, hostname: h";
  expect(planned(`${edits}, ${WITH_PORTS}`).relay).toEqual(before);
});

test("an image of one's own, and who says no", () => {
  const { relay } = planned("ports: ['80'], x-pulumi-compose: { relay: { image: 'haproxy:3.2' } }");
  expect(relay?.args.image).toContain("haproxy:3.2");
  expect(planned("ports: ['80'], x-pulumi-compose: { relay: false }").relay).toBeUndefined();
});

test("it is on the service's networks, without the service's names there", () => {
  const { relay } = planned(
    `networks: { front: { aliases: [shop], priority: 5 }, back: {} }, ${WITH_PORTS}`,
    "networks: { front: { enable_ipv6: true }, back: }\n",
  );
  const names = ["shop-web-relay-1", "web-relay"];
  expect(relay?.args.networksAdvanced?.map(({ aliases }) => aliases)).toEqual([names, names]);
  expect(relay?.args.uploads?.[0]?.content).toContain("  bind :::80 v6only\n");
});

test.each<[string, string, string]>([
  ["ports: ['53:53', '53:53/udp']", "services.web.ports.1", "a relay passes on TCP, and 53/udp is another protocol"],
  ["ports: ['80:80'], network_mode: bridge", "services.web.network_mode", "with `bridge`"],
  ["expose: ['80']", "services.web.x-pulumi-compose.relay", "the service publishes no ports"],
  ["ports: []", "services.web.x-pulumi-compose.relay", "the service publishes no ports"],
])("{ %s }: no relay, and it is said where", (attributes, path, why) => {
  const { plan, relay } = planned(`${attributes}, ${RELAY}`);
  expect(relay).toBeUndefined();
  const [said] = plan.diagnostics.filter(({ code }) => code === "target/no-relay");
  expect([said?.path?.join("."), said?.severity, said?.place?.line]).toEqual([path, "warning", 2]);
  expect(said?.message).toContain(why);
});

test("with what it cannot pass on, the service keeps its ports, and its old container goes first", () => {
  const { web, plan } = planned(`ports: ['53:53', '53:53/udp'], ${RELAY}`);
  expect([web?.args.ports?.length, web?.rollout]).toEqual([2, undefined]);
  expect(plan.diagnostics.map(({ code }) => code)).toEqual(["target/no-relay", "target/stop-first"]);
});

test.each([
  ["yes", []],
  ["[]", []],
  ["{}", []],
  ["{ image: 3 }", ["image"]],
  ["{ img: a }", ["img"]],
  ["{ image: a, other: b }", ["other"]],
  ["null", []],
])("relay: %s is none, and it is said where", (written, at) => {
  const { plan, relay } = planned(`ports: ['80'], x-pulumi-compose: { relay: ${written} }`);
  expect(relay).toBeUndefined();
  expect(plan.diagnostics.find(({ code }) => code === "target/bad-relay")).toMatchObject({
    severity: "error",
    path: ["services", "web", "x-pulumi-compose", "relay", ...at],
    place: { line: 2 },
  });
});

test.each(["  web-relay: { image: b }\n", "  web-relay: { image: b, profiles: [p] }\n"])(
  "another service has its name: %s",
  (rest) => {
    const { diagnostics } = planned(WITH_PORTS, rest).plan;
    expect(diagnostics.find(({ code }) => code === "target/relay-name-taken")).toMatchObject({
      severity: "error",
      message: 'service "web": its relay would be called "web-relay", as another service of the file is',
      place: { line: 2 },
    });
  },
);

test("a config of that name keeps it", () => {
  const { relay } = planned(WITH_PORTS, "configs: { web-relay: { content: mine } }\n");
  expect(relay?.args.uploads?.[0]?.content).toMatch(/^# Passes connections on to "web"\./);
});

test("many containers have one port", () => {
  const { plan } = planned(`scale: 3, ${WITH_PORTS}`);
  expect(plan.containers.map(({ key }) => key)).toEqual(["web-1", "web-2", "web-3", "web-relay-1"]);
  expect(plan.diagnostics).toEqual([]);
});

test("what is said of its ports is said of the service's in the file", () => {
  const { plan } = planned(`ports: ['8080:80', '8080:81'], ${RELAY}`);
  const said = plan.diagnostics.find(({ code }) => code === "target/port-taken");
  expect([said?.path?.join("."), said?.place?.line]).toEqual(["services.web-relay.ports.1", 2]);
});

test("one without containers has nothing to pass on to", () => {
  const { plan } = planned(`scale: 0, ${WITH_PORTS}`);
  expect([plan.containers, plan.diagnostics]).toEqual([[], []]);
});
