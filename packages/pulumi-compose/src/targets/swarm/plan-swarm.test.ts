import { splitMarkers } from "../../plan/marker";
import { swarmPlanOf } from "../../testing/swarm-plan-of";

const files = { "/project/app.conf": "k=v", "/project/pw": "hunter2" };
const compose = (conf = "./app.conf") => `
services:
  migrate:
    image: app
    depends_on: { db: { condition: service_healthy } }
  web:
    image: app
    depends_on: { migrate: { condition: service_completed_successfully }, db: { condition: service_healthy, restart: true } }
    configs: [{ source: conf, target: /etc/app.conf, mode: 0440 }]
    networks: [front, outside]
  db:
    image: db
    healthcheck: { test: [CMD, x] }
    secrets: [pw, { source: given, target: x, uid: "5" }]
networks:
  front: { driver_opts: { encrypted: "" } }
  outside: { external: true, name: real }
  unused: {}
configs: { conf: { file: ${conf} }, spare: { content: x } }
secrets: { pw: { file: ./pw }, given: { external: true, name: there } }
`;

test("what a service uses is planned, in an order in which it can be created", () => {
  const plan = swarmPlanOf(compose(), files);
  expect(plan.services.map(({ name }) => name)).toEqual(["shop-db", "shop-migrate", "shop-web"]);
  expect(plan.networks.map(({ args }) => [args.name, args.driver, args.attachable]).sort()).toEqual([
    ["shop_default", "overlay", true],
    ["shop_front", "overlay", true],
  ]);
  expect([...plan.configs, ...plan.secrets].map(({ key }) => key)).toEqual(["conf", "pw"]);
  expect(plan.diagnostics.map(({ code, path }) => `${code} ${path?.join(".")}`)).toContain(
    "target/unsupported services.web.depends_on.db.restart",
  );
});

test("one that is to complete is not started again", () => {
  const [, migrate] = swarmPlanOf(compose(), files).services;
  expect(migrate).toMatchObject({ oneShot: true, args: { taskSpec: { restartPolicy: { condition: "none" } } } });
});

test.each([
  ["it is to end, and the file says no check", "", "", ["NONE"]],
  ["the file says one", "healthcheck: { test: [CMD, x] }", "", ["CMD", "x"]],
  ["the file has timings for the image's", "healthcheck: { interval: 1s }", "", undefined],
  [
    "somebody waits for it to be healthy",
    "",
    "other: { image: app, depends_on: { job: { condition: service_healthy } } }",
    undefined,
  ],
])("a swarm would kill a job for its image's check: %s", (_, check, other, tests) => {
  const plan = swarmPlanOf(`
services:
  job: { image: app, ${check} }
  web: { image: app, depends_on: { job: { condition: service_completed_successfully } } }
  ${other}
`);
  const checks = Object.fromEntries(
    plan.services.map(({ key, args }) => [key, args.taskSpec.containerSpec.healthcheck?.tests]),
  );
  expect([checks.job, checks.web]).toEqual([tests, undefined]);
});

test("configs and secrets are named by their content; a secret's stays secret", () => {
  const plan = swarmPlanOf(compose(), files);
  const [conf] = plan.configs;
  const [pw] = plan.secrets;
  expect(conf?.args.name).toMatch(/^shop_conf-[0-9a-f]{12}$/);
  expect(conf?.name).toBe(conf?.args.name?.replace("_", "-"));
  expect(conf?.args.data).toBe(Buffer.from("k=v").toString("base64"));
  expect(pw?.args.name).toMatch(/^shop_pw-[0-9a-f]{12}$/);
  expect(splitMarkers(pw?.args.data ?? "")).toEqual([
    { secret: { key: "pw", content: Buffer.from("hunter2").toString("base64") } },
  ]);
  const other = swarmPlanOf(compose(), { ...files, "/project/app.conf": "k=w" });
  expect(other.configs[0]?.args.name).not.toBe(conf?.args.name);
  expect(other.secrets[0]?.args.name).toBe(pw?.args.name);
});

test("services refer to them by id and name, to external ones by a lookup", () => {
  const { services } = swarmPlanOf(compose(), files);
  const [db, , web] = services;
  expect(web?.args.taskSpec.containerSpec.configs).toEqual([
    {
      configId: "\uE000@swarmConfig#id#conf\uE001",
      configName: "\uE000@swarmConfig#name#conf\uE001",
      fileName: "/etc/app.conf",
      fileUid: "0",
      fileGid: "0",
      fileMode: 0o440,
    },
  ]);
  expect(db?.args.taskSpec.containerSpec.secrets).toMatchObject([
    { fileName: "/run/secrets/pw", fileMode: 0o444 },
    { secretId: "\uE000@externalSecret#id#there\uE001", secretName: "there", fileName: "x", fileUid: "5" },
  ]);
  expect(web?.args.taskSpec.networksAdvanceds?.map(({ id }) => id)).toEqual([
    "\uE000@network#id#front\uE001",
    "\uE000@externalNetwork#id#real\uE001",
  ]);
});

test("a content that is known only while Pulumi runs has no digest yet", () => {
  const { configs } = swarmPlanOf(
    "services: { a: { image: i, configs: [c] } }\nconfigs: { c: { content: 'x=${SECRET}' } }",
  );
  expect(configs).toMatchObject([{ name: "shop-c", args: { name: "shop_c", data: "" }, symbolic: { stem: "shop_c" } }]);
  expect(splitMarkers(configs[0]?.symbolic?.text ?? "")).toEqual(["x=", { symbol: "SECRET" }]);
});

test("a network whose options the swarm adds to carries their changes in a label", () => {
  const [front] = swarmPlanOf(compose(), files).networks.filter(({ key }) => key === "front");
  expect(front?.ignoreChanges).toEqual(["options"]);
  expect(front?.args.labels?.map(({ label }) => label)).toContain("io.pulumi-compose.options-hash");
});

test("a network's pools without a gateway, which the swarm adds, carry their changes in a label; others do not", () => {
  const networkWith = (pool: string) =>
    swarmPlanOf(`services: { a: { image: i } }\nnetworks: { default: { ipam: { config: [${pool}] } } }`).networks[0];
  const open = networkWith("{ subnet: 10.1.0.0/24 }");
  expect(open?.ignoreChanges).toEqual(["ipamConfigs"]);
  expect(open?.args.labels?.map(({ label }) => label)).toContain("io.pulumi-compose.ipam-hash");
  expect(networkWith("{ subnet: 10.2.0.0/24 }")?.args.labels).not.toEqual(open?.args.labels);
  expect(networkWith("{ subnet: 10.1.0.0/24, gateway: 10.1.0.1 }")).not.toHaveProperty("ignoreChanges");
});

test.each([
  [58, []],
  [59, ["target/too-long"]],
])("a service's name of %i characters beside the project's", (length, codes) => {
  const { diagnostics } = swarmPlanOf(`services: { ${"a".repeat(length)}: { image: i } }`);
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
});

test("what is to complete and is started again whenever it ends is said", () => {
  const { diagnostics } = swarmPlanOf(
    "services:\n  job: { image: i, restart: always }\n  web: { image: i, depends_on: { job: { condition: service_completed_successfully } } }",
  );
  expect(diagnostics).toMatchObject([
    { code: "target/never-ends", severity: "warning", path: ["services", "job", "restart"], place: { line: 2 } },
  ]);
});

test("a port that two services are to be reached at is an error, with its line; ports of nodes are not", () => {
  const two = (port: string) =>
    swarmPlanOf(`services:\n  a: { image: i, ports: ["80:1"] }\n  b: { image: i, ports: [${port}] }`).diagnostics;
  expect(two('"80:2"')).toMatchObject([{ code: "target/port-taken", severity: "error", place: { line: 3 } }]);
  expect(two('"80:2/udp"')).toEqual([]);
  expect(two("{ target: 2, published: 80, mode: host }")).toEqual([]);
});

test.each([
  ["networks: { default: { driver: bridge } }", "target/network-driver"],
  ["configs: { c: { file: ./missing } }", "target/unreadable-file"],
  ["configs: { c: { file: ./large } }", "target/too-large"],
  ["configs: { c: { environment: UNSET } }", "target/unset-variable"],
])("%s is said", (top, code) => {
  const uses = top.startsWith("configs") ? ", configs: [c]" : "";
  const plan = swarmPlanOf(`services: { a: { image: i${uses} } }\n${top}`, {
    "/project/large": "x".repeat(600 * 1024),
  });
  expect(plan.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
});

test.each<[condition: string, stop: string, expected: unknown]>([
  // 3 × (5 s + 1 s), a tenth and five seconds on top; 15 s to be placed; the grace period.
  ["service_started", "", 25_000 + 25_000],
  ["service_healthy", "", 25_000 + 25_000],
  ["service_healthy", "stop_grace_period: 1m", 25_000 + 75_000],
  ["service_completed_successfully", "", 600_000],
])("a gate's deadline is that of the swarm's own gate: %s %s", (condition, stop, expected) => {
  const db = `image: db\n    healthcheck: { test: exit 0, interval: 5s, timeout: 1s, retries: 3 }\n    ${stop}`;
  const yaml = `services:\n  db:\n    ${db}\n  web: { image: web, depends_on: { db: { condition: ${condition} } } }\n`;
  const { gates, starts } = swarmPlanOf(yaml).start;
  const deadlines = [
    ...gates.map(({ deadlineMs }) => deadlineMs),
    ...starts.map(({ deadline }) => deadline?.deadlineMs),
  ];
  expect(deadlines).toEqual([expected]);
});
