import { parseProject } from "@pulumi-compose/parser";
import type { PlannedContainer } from "../../plan/resource-plan";
import { planOf } from "../../testing/plan-of";
import { planResources } from "./plan-resources";

/** The plan of a service `a` that says start-first, with these attributes (YAML, in flow style) and others in the file. */
function planned(attributes: string, rest = "", update = "") {
  const image = attributes.startsWith("image:") ? "" : "image: app, ";
  const order = `deploy: { update_config: { order: start-first${update && `, ${update}`} } }`;
  const plan = planOf(`services:\n  a: { ${image}${order}, ${attributes} }\n${rest}`);
  const container = plan.containers.find(({ key }) => key === "a-1");
  return { plan, rollout: container?.rollout, said: plan.diagnostics.filter(({ code }) => code.startsWith("target/")) };
}

const VOLUMES = "volumes: { data: }\n";
const NETWORKS = "networks: { net: }\n";

/** What keeps two containers from running side by side, and what is so like it that it must not: each with where it is said. */
const cases: readonly (readonly [attributes: string, rest: string, reasons: readonly string[]])[] = [
  ["", "", []],
  ["expose: ['80']", "", []],
  ["ports: ['8080:80']", "", ["services.a.ports.0 (8080)"]],
  ["ports: ['80', '8443:443']", "", ["services.a.ports.1 (8443)"]],
  ["ports: ['80']", "", ["services.a.ports.0 engine chooses"]],
  ["ports: ['8000-8010:80']", "", ["services.a.ports.0 (8000-8010)"]],
  ["container_name: one", "", ["services.a.container_name one"]],
  ["hostname: one", "", []],
  ["networks: { net: { aliases: [one] } }", NETWORKS, []],
  ["networks: { net: { ipv4_address: 10.1.0.9 } }", NETWORKS, ["services.a.networks.net.ipv4_address (10.1.0.9)"]],
  ["networks: { net: { ipv6_address: 'fd00::9' } }", NETWORKS, ["services.a.networks.net.ipv6_address (fd00::9)"]],
  [
    "networks: { net: { link_local_ips: [169.254.8.8] } }",
    NETWORKS,
    ["services.a.networks.net.link_local_ips (169.254.8.8)"],
  ],
  [
    "networks: { net: { mac_address: '02:42:ac:11:00:09' } }",
    NETWORKS,
    ["services.a.networks.net.mac_address (02:42:ac:11:00:09)"],
  ],
  ["mac_address: '02:42:ac:11:00:09'", "", ["services.a.mac_address (02:42:ac:11:00:09)"]],
  ["network_mode: host", "", ["services.a.network_mode `host`"]],
  ["network_mode: none", "", ["services.a.network_mode `none`"]],
  ["network_mode: bridge, ports: ['80:80']", "", ["services.a.ports.0 (80)", "services.a.network_mode `bridge`"]],
  ["network_mode: 'container:other'", "", ["services.a.network_mode `container:other`"]],
  ["network_mode: 'service:b'", "  b: { image: app }\n", ["services.a.network_mode `service:b`"]],
  ["ipc: 'service:b'", "  b: { image: app }\n", ["services.a.ipc `ipc`"]],
  ["pid: 'container:other'", "", ["services.a.pid `pid`"]],
  ["ipc: host, pid: host", "", []],
  ["", "  b: { image: app, network_mode: 'service:a' }\n", ['services.b.network_mode "b"']],
  ["", "  b: { image: app, ipc: 'service:a' }\n", ['services.b.ipc "b"']],
  ["", "  b: { image: app, pid: 'service:a' }\n", ['services.b.pid "b"']],
  ["", "  b: { image: app, volumes_from: ['a:ro'] }\n", ['services.b.volumes_from "b"']],
  ["", "  b: { image: app, depends_on: [a], volumes_from: ['container:a'] }\n", []],
  ["pre_start: [{ command: [migrate] }]", "", ["services.a.pre_start hooks"]],
  ["post_start: [{ command: [warm] }]", "", []],
  ["restart: 'no'", "", []],
  // Volumes.
  ["volumes: ['data:/data', './etc:/etc/app', '/scratch']", VOLUMES, []],
  ["x-pulumi-compose: { singleWriter: true }", "", []],
  [
    "x-pulumi-compose: { singleWriter: true }, volumes: ['./etc:/etc/app:ro', 'data:/data']",
    VOLUMES,
    ["services.a.volumes.1 singleWriter"],
  ],
  ["x-pulumi-compose: { singleWriter: true }, volumes: ['./data:/data']", "", ["services.a.volumes.0 singleWriter"]],
  ["x-pulumi-compose: { singleWriter: true }, volumes: ['data:/data:ro']", VOLUMES, []],
  ["x-pulumi-compose: { singleWriter: true }, tmpfs: [/data]", "", []],
  [
    "x-pulumi-compose: { singleWriter: true }, volumes_from: [b]",
    "  b: { image: app }\n",
    ["services.a.volumes_from singleWriter"],
  ],
  ["x-pulumi-compose: { singleWriter: true }, volumes_from: ['b:ro']", "  b: { image: app }\n", []],
  ["image: 'postgres:16'", "", ["services.a.image postgres"]],
  ["image: 'postgres:16', volumes: ['data:/var/lib/postgresql/data']", VOLUMES, ["services.a.volumes.0 postgres"]],
  ["image: 'postgres:16', volumes: ['./data:/var/lib/postgresql/data']", "", ["services.a.volumes.0 postgres"]],
  ["image: 'postgres:16', tmpfs: [/var/lib/postgresql/data]", "", []],
  ["image: 'postgres:16', tmpfs: [/var/lib/postgresql/data], volumes: ['./init:/docker-entrypoint-initdb.d']", "", []],
  ["image: 'postgres:16', x-pulumi-compose: { singleWriter: false }", "", []],
  ["image: 'registry.example/library/redis:7'", "", ["services.a.image redis"]],
  ["image: redis, volumes: ['data:/data:ro']", VOLUMES, []],
  ["image: grafana/grafana, volumes: ['data:/var/lib/grafana']", VOLUMES, ["services.a.volumes.0 grafana/grafana"]],
  ["image: grafana/grafana", "", []],
];

test.each(cases)("{ %s } %s: %j", (attributes, rest, reasons) => {
  const { rollout, said } = planned(attributes, rest);
  const shown = said.filter(({ code }) => code === "target/stop-first");
  expect(shown.map(({ path = [] }) => path.join("."))).toEqual(reasons.map((reason) => reason.split(" ")[0]));
  for (const [index, reason] of reasons.entries()) {
    expect(shown[index]?.message).toContain(reason.slice(reason.indexOf(" ") + 1));
    expect(shown[index]?.message).toMatch(/^service "a": an update stops its old container first/);
    expect(shown[index]).toMatchObject({ severity: "warning", place: { line: expect.any(Number) } });
  }
  expect(rollout === undefined).toBe(reasons.length > 0);
});

test("a port is to be passed on by a proxy", () => {
  const [{ hint } = {}] = planned("ports: ['8080:80']").said;
  expect(hint).toMatch(
    /^`x-pulumi-compose: \{ relay: true \}`; or let a proxy, .* pass on to `a:80`, and publish nothing here$/,
  );
  const [{ hint: ofUdp } = {}] = planned("ports: ['53:53/udp']").said;
  expect(ofUdp).toMatch(/^let a proxy, /);
});

test("what is built upon a store is one", () => {
  const compose = `services:
  a: { build: ., deploy: { update_config: { order: start-first } }, volumes: ["data:/var/lib/mysql"] }
${VOLUMES}`;
  const { diagnostics } = planOf(compose, { "/project/Dockerfile": "FROM mysql:8\n" });
  expect(diagnostics).toMatchObject([{ code: "target/stop-first", path: ["services", "a", "volumes", 0] }]);
  expect(planOf(compose, { "/project/Dockerfile": "FROM node:22\n" }).containers[0]?.rollout).toBeDefined();
});

test("what is to end is no service that goes on serving: nothing is said", () => {
  const { rollout, said } = planned(
    "",
    "  b: { image: app, depends_on: { a: { condition: service_completed_successfully } } }\n",
  );
  expect([rollout, said]).toEqual([undefined, []]);
  const job = planOf(
    "services:\n  a: { image: app, deploy: { mode: replicated-job, update_config: { order: start-first } } }\n",
  );
  expect([job.containers[0]?.rollout, job.diagnostics]).toEqual([undefined, []]);
});

test("as the file says, and by default one at a time, watched for 5 s, with 2 s to drain, and a pause", () => {
  expect(planned("").rollout).toEqual({
    parallelism: 1,
    delayMs: 0,
    monitorMs: 5_000,
    failureAction: "pause",
    drainMs: 2_000,
  });
  const update = "parallelism: 0, delay: 10s, monitor: 1m, failure_action: rollback";
  expect(planned("x-pulumi-compose: { drain: 500ms }", "", update).rollout).toEqual({
    parallelism: 0,
    delayMs: 10_000,
    monitorMs: 60_000,
    failureAction: "rollback",
    drainMs: 500,
  });
});

test("nothing to drain", () => {
  expect(planned("x-pulumi-compose: { drain: 0s }").rollout?.drainMs).toBe(0);
});

test.each([
  ["drain: soon", 'target/bad-drain service "a": its drain is not a duration: "soon"'],
  ["drain: 5", 'target/bad-drain service "a": its drain is not a duration: 5'],
  ["drain: -1s", 'target/bad-drain service "a": its drain is not a duration: "-1s"'],
  ["singleWriter: 'yes'", 'target/bad-single-writer service "a": its singleWriter is neither true nor false: "yes"'],
])("x-pulumi-compose: { %s } is a mistake", (extension, message) => {
  const { said } = planned(`x-pulumi-compose: { ${extension} }`);
  expect(said.map((one) => `${one.code} ${one.message}`)).toEqual([message]);
  expect(said).toMatchObject([
    { severity: "error", place: { line: 2 }, path: ["services", "a", "x-pulumi-compose", extension.split(":", 1)[0]] },
  ]);
});

test.each([
  ["failure_action: continue", "failure_action"],
  ["max_failure_ratio: 0.3", "max_failure_ratio"],
])("%s is left out, and said to be", (update, attribute) => {
  const { rollout, said } = planned("", "", update);
  expect(rollout).toMatchObject({ failureAction: "pause" });
  expect(said).toMatchObject([
    { code: "target/unsupported", path: ["services", "a", "deploy", "update_config", attribute] },
  ]);
});

test.each(["stop-first", undefined])("with the order %s nothing is said, and nothing rolls", (order) => {
  const config = `{ ${order ? `order: ${order}, ` : ""}failure_action: continue, max_failure_ratio: 0.5 }`;
  const plan = planOf(`services:\n  a: { image: app, ports: ["80:80"], deploy: { update_config: ${config} } }\n`);
  expect(plan.diagnostics).toEqual([]);
  expect(plan.containers[0]?.args.name).toBe("shop-a-1");
  expect(plan.start.services.a).not.toHaveProperty("rollout");
});

test("each replica rolls, and the plan of starts has it, too", () => {
  const { plan, rollout } = planned("scale: 2");
  const ofAll = plan.containers.map((container: PlannedContainer) => [container.rollout, container.args.name]);
  expect(ofAll).toEqual([
    [rollout, undefined],
    [rollout, undefined],
  ]);
  expect(plan.start.services.a?.rollout).toEqual(rollout);
});

test("a service that is scaled to nothing has nothing to replace", () => {
  expect(planned("scale: 0, ports: ['80:80']").said).toEqual([]);
});

test("whoever makes the resources may replace none beside another, whatever the file says", () => {
  const compose =
    'services:\n  a: { image: app, ports: ["80:80"], deploy: { update_config: { order: start-first } } }\n';
  const { project } = parseProject({
    files: [{ name: "/p/compose.yaml", content: compose }],
    env: {},
    projectName: "p",
  });
  if (!project) throw new Error("the file has mistakes");
  const stopFirst = { why: "nobody is there", instead: "be there" };
  const reads = { files: { read: () => undefined }, hashContext: () => "", variable: () => undefined };
  const { containers, diagnostics } = planResources(project, { ...reads, stopFirst: () => stopFirst });
  const other = planResources(project, { ...reads, stopFirst: (service) => (service === "a" ? undefined : stopFirst) });
  expect(other.diagnostics).toMatchObject([{ path: ["services", "a", "ports", 0] }]);
  expect(containers).toMatchObject([{ args: { name: "p-a-1" } }]);
  expect(containers[0]?.rollout).toBeUndefined();
  expect(diagnostics).toMatchObject([
    {
      code: "target/stop-first",
      message: 'service "a": an update stops its old container first, though `order` says start-first: nobody is there',
      hint: "be there",
      path: ["services", "a", "deploy", "update_config", "order"],
    },
  ]);
});

/** What is said of `x-pulumi-compose` of a service without an order of its own. */
function idle(attributes: string) {
  const { diagnostics } = planOf(`services:\n  a: { image: app, ${attributes} }\n`);
  return diagnostics.map(({ code, severity, path, place }) => [code, severity, path?.slice(2).join("."), place?.line]);
}

const RELAY = "x-pulumi-compose.relay";

test.each<[string, unknown[]]>([
  ["x-pulumi-compose: { drain: 3s }", [["target/no-effect", "info", "x-pulumi-compose.drain", 2]]],
  ["ports: ['80:80'], x-pulumi-compose: { relay: true }", [["target/no-effect", "info", RELAY, 2]]],
  [
    "deploy: { update_config: { order: stop-first } }, ports: ['80:80'], x-pulumi-compose: { relay: true, drain: 0s }",
    [
      ["target/no-effect", "info", "x-pulumi-compose.drain", 2],
      ["target/no-effect", "info", RELAY, 2],
    ],
  ],
  ["x-pulumi-compose: { relay: false }", []],
  ["scale: 0, x-pulumi-compose: { drain: 3s }", []],
])("without start-first, { %s }", (attributes, said) => expect(idle(attributes)).toEqual(said));

test.each([
  ["0s", ["target/short-drain warning"]],
  ["900ms", ["target/short-drain warning"]],
  ["1s", []],
])("a relay hears of an end within a drain of %s, or not in time", (drain, said) => {
  const { plan } = planned(`ports: ['80:80'], x-pulumi-compose: { relay: true, drain: ${drain} }`);
  expect(plan.diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual(said);
});

test("what helps is the safe way first, and never to run it elsewhere", () => {
  const hintOf = (attributes: string, rest = "", update = "") => planned(attributes, rest, update).said[0]?.hint;
  const known = hintOf("image: 'postgres:17', volumes: ['data:/var/lib/postgresql/data']", VOLUMES);
  expect(known).toMatch(/^leave `order: start-first` out: .* singleWriter: false }`$/);
  const said = hintOf("volumes: ['data:/data'], x-pulumi-compose: { singleWriter: true }", VOLUMES);
  expect(said).toMatch(/^leave `order: start-first` out/);
  expect(hintOf("", "", "failure_action: continue")).toBe("write `pause`, which is what happens, or `rollback`");
  expect(hintOf("", "", "max_failure_ratio: 0.1")).toBe("remove it");
});
