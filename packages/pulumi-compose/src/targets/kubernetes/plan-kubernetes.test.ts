import type { Condition } from "@pulumi-compose/health-model";
import { plannedWorkloadDeadline, type WorkloadKind } from "@pulumi-compose/kubernetes-health";
import { kubernetesPlanOf, kubernetesServiceOf, manifestsOf } from "../../testing/kubernetes-plan-of";
import { faultsOf } from "../../testing/validate-manifest";
import type { KubernetesPlan } from "./kubernetes-plan";

const shown = (plan: KubernetesPlan) => manifestsOf(plan).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
const saidOf = ({ diagnostics }: KubernetesPlan) =>
  diagnostics
    .filter(({ code }) => code.startsWith("target/"))
    .map(({ severity, code, path }) => `${severity} ${code} ${path?.join(".")}`);

const SHOP = `
services:
  db:
    image: postgres:16
    volumes: [data:/var/lib/postgresql/data]
    secrets: [password]
    expose: ["5432"]
    healthcheck: { test: pg_isready, interval: 2s }
  migrate:
    image: migrate
    depends_on: { db: { condition: service_healthy } }
  web:
    image: web
    ports: ["8080:80"]
    configs: [{ source: routes, target: /etc/routes.json }]
    depends_on: { db: { condition: service_healthy }, migrate: { condition: service_completed_successfully } }
volumes: { data: { x-pulumi-compose: { size: 5Gi, storage_class: fast } } }
configs: { routes: { content: "{}" } }
secrets: { password: { file: ./password } }
`;

test("a project is a namespace, what its services use, and what keeps their pods and finds them", () => {
  const plan = kubernetesPlanOf(SHOP, { "/project/password": "hidden" });
  expect(shown(plan)).toEqual([
    "Namespace shop",
    expect.stringMatching(/^ConfigMap routes-[0-9a-f]{12}$/),
    expect.stringMatching(/^Secret password-[0-9a-f]{12}$/),
    "PersistentVolumeClaim data",
    "Service db",
    "Service web",
    "Service web-published",
    "StatefulSet db",
    "Job migrate",
    "Deployment web",
  ]);
  expect(saidOf(plan)).toEqual([]);
  expect(plan.workloads.map(({ service, waits }) => [service, waits.map((wait) => wait.service)])).toEqual([
    ["db", []],
    ["migrate", ["db"]],
    ["web", ["db", "migrate"]],
  ]);
  expect(plan.workloads.map(({ oneShot }) => oneShot)).toEqual([false, true, false]);
  expect(manifestsOf(plan).flatMap(faultsOf)).toEqual([]);
});

test("the same file gives the same objects; another content is another object", () => {
  const [one, same, other] = ["hidden", "hidden", "other"].map((text) =>
    JSON.stringify(manifestsOf(kubernetesPlanOf(SHOP, { "/project/password": text }))),
  );
  expect(one).toBe(same);
  expect(one).not.toBe(other);
});

test("files are mounted one by one, and a secret's content is marked as one", () => {
  const plan = kubernetesPlanOf(SHOP, { "/project/password": "hidden" });
  const [db] = manifestsOf(plan).filter(({ kind }) => kind === "StatefulSet");
  expect(db).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            {
              volumeMounts: [
                { name: "volume-data", mountPath: "/var/lib/postgresql/data" },
                { name: "secret-password", mountPath: "/run/secrets/password", subPath: "password", readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: "volume-data", persistentVolumeClaim: { claimName: "data" } },
            { name: "secret-password", secret: { items: [{ key: "password", path: "password", mode: 0o444 }] } },
          ],
        },
      },
    },
  });
  const [secret] = plan.secrets;
  expect(JSON.stringify(secret?.args)).not.toContain(Buffer.from("hidden").toString("base64"));
  expect(JSON.stringify(secret?.args)).toContain("@secret#password#");
});

test("a content that is known only while Pulumi runs has no digest yet", () => {
  const plan = kubernetesPlanOf(
    "services: { a: { image: b, configs: [c] } }\nconfigs: { c: { content: 'x${SECRET}' } }",
  );
  const [config] = plan.configMaps;
  expect([config?.name, config?.args.metadata.name, config?.symbolic?.stem]).toEqual(["shop-c", "c", "c"]);
});

test("by its name a service is found: with a virtual address where its ports are known, else by its pods", () => {
  const plan = kubernetesPlanOf(`
services:
  a: { image: i, expose: ["1", "2-3/udp"], networks: { default: { aliases: [other, not_one] } } }
  b: { image: i, links: ["a:mine"], container_name: bee }
`);
  const services = plan.services.map(({ args: { metadata, spec } }) => [
    metadata.name,
    spec.clusterIP,
    (spec.ports ?? []).map(({ name }) => name),
  ]);
  expect(services).toEqual([
    ["a", undefined, ["tcp-1", "udp-2", "udp-3"]],
    ["other", undefined, ["tcp-1", "udp-2", "udp-3"]],
    ["mine", undefined, ["tcp-1", "udp-2", "udp-3"]],
    ["b", "None", []],
    ["bee", "None", []],
  ]);
  expect(saidOf(plan)).toEqual(["warning target/unsupported services.a.networks.default.aliases"]);
  expect(manifestsOf(plan).flatMap(faultsOf)).toEqual([]);
});

test.each([
  ["", [["LoadBalancer", [{ name: "tcp-8080", port: 8080, targetPort: 80, protocol: "TCP" }]]], []],
  [
    "x-pulumi-compose: { publish: NodePort }",
    [["NodePort", [{ name: "tcp-80", port: 80, targetPort: 80, protocol: "TCP" }]]],
    ["warning target/node-port services.a.ports.0"],
  ],
  ["x-pulumi-compose: { publish: none }", [], []],
  [
    "x-pulumi-compose: { publish: all }",
    [["LoadBalancer", expect.anything()]],
    ["error target/option x-pulumi-compose.publish"],
  ],
])("ports are published as the file says: %s", (project, expected, said) => {
  const plan = kubernetesPlanOf(`${project}\nservices: { a: { image: i, ports: ["8080:80"] } }`);
  const published = plan.services.filter(({ args }) => args.metadata.name === "a-published");
  expect(published.map(({ args: { spec } }) => [spec.type, spec.ports])).toEqual(expected);
  expect(saidOf(plan)).toEqual(said);
});

test("a node's port that nodes publish is taken", () => {
  const plan = kubernetesPlanOf(
    "services: { a: { image: i, ports: ['30080:80'], x-pulumi-compose: { publish: NodePort } } }",
  );
  expect(plan.services.at(-1)?.args.spec.ports).toEqual([
    { name: "tcp-80", port: 80, targetPort: 80, protocol: "TCP", nodePort: 30080 },
  ]);
});

test("an ingress leads to a service", () => {
  const plan = kubernetesPlanOf(`
services:
  a: { image: i, expose: ["80"], x-pulumi-compose: { ingress: shop.example.com } }
  b: { image: i, expose: ["1", "2"], x-pulumi-compose: { ingress: { host: h, path: /b, port: 2, class: nginx, tls_secret: t } } }
`);
  expect(plan.ingresses.map(({ args }) => args.spec)).toEqual([
    {
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "a", port: { number: 80 } } } }],
          },
        },
      ],
    },
    {
      ingressClassName: "nginx",
      tls: [{ hosts: ["h"], secretName: "t" }],
      rules: [
        {
          host: "h",
          http: {
            paths: [{ path: "/b", pathType: "Prefix", backend: { service: { name: "b", port: { number: 2 } } } }],
          },
        },
      ],
    },
  ]);
  expect(manifestsOf(plan).flatMap(faultsOf)).toEqual([]);
  const wrong = kubernetesPlanOf("services: { a: { image: i, x-pulumi-compose: { ingress: h } } }");
  expect(saidOf(wrong)).toEqual(["error target/no-such-port services.a.x-pulumi-compose.ingress"]);
});

test("several networks keep services apart; published ports are open to all; an internal one leads nowhere", () => {
  const plan = kubernetesPlanOf(`
services:
  web: { image: i, ports: ["80:80"], networks: [front, back] }
  db: { image: i, networks: [back] }
networks: { front: , back: { internal: true } }
`);
  expect(plan.policies.map(({ args }) => [args.metadata.name, args.spec])).toEqual(
    [
      [
        "network-back",
        {
          podSelector: { matchLabels: { "io.pulumi-compose.network/back": "true" } },
          policyTypes: ["Ingress"],
          ingress: [{ from: [{ podSelector: { matchLabels: { "io.pulumi-compose.network/back": "true" } } }] }],
        },
      ],
      ["network-front", expect.anything()],
      ["db-internal", expect.objectContaining({ policyTypes: ["Egress"] })],
      ["web-published", expect.objectContaining({ ingress: [{ ports: [{ port: 80, protocol: "TCP" }] }] })],
    ]
      .sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1))
      .sort(
        (one, other) =>
          plan.policies.findIndex(({ key }) => key === one[0]) - plan.policies.findIndex(({ key }) => key === other[0]),
      ),
  );
  const [db] = plan.workloads;
  expect(db?.args.spec.template.metadata.labels).toMatchObject({ "io.pulumi-compose.network/back": "true" });
  expect(manifestsOf(plan).flatMap(faultsOf)).toEqual([]);
});

test("one network keeps nobody apart", () => {
  const plan = kubernetesPlanOf("services: { a: { image: i } }");
  expect(plan.policies).toEqual([]);
  expect(JSON.stringify(plan.workloads)).not.toContain("io.pulumi-compose.network");
});

test("a service without a network hears and tells nothing", () => {
  const plan = kubernetesPlanOf("services: { a: { image: i, network_mode: none } }");
  expect(shown(plan)).toEqual(["Namespace shop", "NetworkPolicy a-alone", "Deployment a"]);
});

test("a volume that several mount has to be one for many", () => {
  const plan = kubernetesPlanOf(
    "services: { a: { image: i, volumes: ['vol:/v'] }, b: { image: i, volumes: ['vol:/v:ro'] } }\nvolumes: { vol: }",
  );
  expect(plan.claims[0]?.args.spec).toEqual({
    accessModes: ["ReadWriteMany"],
    resources: { requests: { storage: "1Gi" } },
  });
  expect(saidOf(plan)).toEqual(["info target/inferred volumes.vol", "warning target/shared-volume volumes.vol"]);
  // One of them writes: it is alone with that.
  expect(plan.workloads.map(({ kind }) => kind)).toEqual(["StatefulSet", "Deployment"]);
});

test("a storage class makes volumes, whatever the driver of an engine is; the size is taken over", () => {
  const plan = kubernetesPlanOf(
    "services: { a: { image: i, volumes: ['vol:/v'] } }\nvolumes: { vol: { driver: rexray, driver_opts: { size: 10g } } }",
  );
  expect(plan.claims[0]?.args.spec.resources.requests.storage).toBe("10Gi");
  expect(saidOf(plan)).toEqual(["warning target/volume-driver volumes.vol"]);
});

test.each([
  ["driver: macvlan", "driver"],
  ["driver: bridge", undefined],
  ["driver: overlay", undefined],
  ["driver: ''", undefined],
  ["driver_opts: { parent: eth0 }", "driver_opts"],
  ["ipam: { config: [{ subnet: 10.9.0.0/24 }] }", "ipam"],
  ["ipam: { driver: default }", undefined],
  ["ipam: { driver: infoblox }", "ipam"],
  ["ipam: { config: [{}] }", undefined],
  ["ipam: { options: { a: b } }", "ipam"],
  ["external: true, name: host", "external"],
  ["enable_ipv6: true", "enable_ipv6"],
  ["enable_ipv4: false", "enable_ipv4"],
  ["external: true", "external"],
  ["attachable: true", undefined],
  ["labels: { a: b }", undefined],
])("what a network says of an engine is told, and nothing else: %s", (written, attribute) => {
  const file = (network: string) =>
    `services: { a: { image: i, networks: [${network}] } }\nnetworks: { net: { ${written} }, other: {} }`;
  const told = attribute === undefined ? [] : [`warning target/network networks.net.${attribute}`];
  expect(saidOf(kubernetesPlanOf(file("net")))).toEqual(told);
  expect(saidOf(kubernetesPlanOf(file("other")))).toEqual([]);
});

test("a share of NFS is mounted as an engine mounts it", () => {
  const { pod, plan } = kubernetesServiceOf(
    "volumes: ['vol:/v']",
    "volumes: { vol: { driver_opts: { type: nfs, o: 'addr=10.0.0.1,ro', device: ':/data' } } }",
  );
  expect(pod.volumes).toEqual([{ name: "volume-vol", nfs: { server: "10.0.0.1", path: "/data", readOnly: true } }]);
  expect(plan.claims).toEqual([]);
});

test("a file of the project that is mounted is a ConfigMap; a folder is the node's", () => {
  const { pod, said, manifests } = kubernetesServiceOf(
    "volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro', './html:/html']",
    "",
    {
      "/project/nginx.conf": "events {}",
    },
  );
  expect(pod.volumes?.map((volume) => Object.keys(volume)[1])).toEqual(["configMap", "hostPath"]);
  expect(manifests).toContainEqual(expect.objectContaining({ kind: "ConfigMap", data: { "nginx.conf": "events {}" } }));
  expect(said).toEqual(["info target/inferred volumes.0", "warning target/host-path volumes.1"]);
  expect(manifests.flatMap(faultsOf)).toEqual([]);
});

test("what is built goes to the registry that the project or its image names", () => {
  const plan = kubernetesPlanOf(`
x-pulumi-compose: { registry: ghcr.io/me }
services:
  a: { build: ./a }
  b: { build: ./b, image: mine:1 }
  c: { build: ./c, image: "registry.example.com:5000/c" }
`);
  expect(plan.images.map(({ args }) => args.name.replace(/:[0-9a-f]{12}$/, ":DIGEST"))).toEqual([
    "ghcr.io/me/shop-a:DIGEST",
    "ghcr.io/me/mine:DIGEST",
    "registry.example.com:5000/c:DIGEST",
  ]);
  expect(saidOf(plan)).toEqual([]);
  const [a] = manifestsOf(plan).filter(({ kind }) => kind === "Deployment");
  expect(JSON.stringify(a)).toMatch(/"image":"ghcr\.io\/me\/shop-a:[0-9a-f]{12}"/);
});

test.each(["ghcr.io/Me", "https://ghcr.io/me", "ghcr.io//me", ""])("a registry called %j cannot be one", (registry) => {
  const plan = kubernetesPlanOf(`
x-pulumi-compose: { registry: ${JSON.stringify(registry)} }
services: { a: { build: ./a } }
`);
  expect(saidOf(plan)).toContain("error target/option x-pulumi-compose.registry");
});

test("hooks before a service are its init containers, with what it mounts", () => {
  const { pod, manifests, said } = kubernetesServiceOf(
    "volumes: ['data:/d']\npre_start: [{ command: [init], user: '0' }, { command: [two], image: other, volumes: ['/tmp:/d'], per_replica: true }]",
    "volumes: { data: { x-pulumi-compose: { size: 1Gi } } }",
  );
  expect(pod.initContainers).toMatchObject([
    {
      name: "pre-start-0",
      image: "busybox:latest",
      args: ["init"],
      securityContext: { runAsUser: 0 },
      volumeMounts: [{ name: "volume-data" }],
    },
    { name: "pre-start-1", image: "other:latest", volumeMounts: [{ name: "pre-start-1-host-0", mountPath: "/d" }] },
  ]);
  expect(said).toEqual(["warning target/host-path pre_start.1.volumes.0"]);
  expect(manifests.flatMap(faultsOf)).toEqual([]);
});

test("a job with schedules is a CronJob for each; one without is left out", () => {
  const plan = kubernetesPlanOf(`
services: { a: { image: i } }
jobs:
  backup:
    image: b
    configs: [c]
    triggers: { schedule: [{ cron: "0 3 * * *", timezone: Europe/Vienna, concurrency: forbid, missed_fires: skip }, { cron: "@hourly" }] }
  seed: { image: s, triggers: { manual: true } }
configs: { c: { content: x } }
`);
  expect(plan.cronJobs.map(({ args }) => [args.metadata.name, { ...args.spec, jobTemplate: undefined }])).toEqual([
    [
      "backup",
      { schedule: "0 3 * * *", timeZone: "Europe/Vienna", concurrencyPolicy: "Forbid", startingDeadlineSeconds: 1800 },
    ],
    ["backup-2", { schedule: "@hourly", concurrencyPolicy: "Allow" }],
  ]);
  expect(plan.configMaps).toHaveLength(1);
  expect(saidOf(plan)).toEqual(["warning target/job-not-run jobs.seed"]);
  expect(manifestsOf(plan).flatMap(faultsOf)).toEqual([]);
});

test("names that DNS does not know are others, and said; two of one name are an error", () => {
  const plan = kubernetesPlanOf("services: { My_db: { image: i }, my.db: { image: i } }");
  expect(plan.workloads.map(({ args }) => args.metadata.name)).toEqual(["my-db", "my-db"]);
  expect(saidOf(plan)).toEqual([
    "warning target/renamed services.My_db",
    "error target/name-taken services.my.db",
    "warning target/renamed services.my.db",
  ]);
});

test("a namespace of one's own choice", () => {
  const plan = kubernetesPlanOf("x-pulumi-compose: { namespace: team-a }\nservices: { a: { image: i } }");
  expect(manifestsOf(plan).map(({ metadata }) => metadata.namespace ?? metadata.name)).toEqual([
    "team-a",
    "team-a",
    "team-a",
  ]);
});

test("who waits for a service to be healthy is not started because nobody can tell", () => {
  const plan = kubernetesPlanOf(
    "services: { db: { image: i }, a: { image: i, depends_on: { db: { condition: service_healthy } } } }",
  );
  expect(saidOf(plan)).toEqual(["error target/no-probe services.db.image"]);
  expect(plan.diagnostics.map(({ code }) => code)).toEqual(["target/no-probe"]);
});

test("a namespace that is there already is not made", () => {
  const plan = kubernetesPlanOf(
    "x-pulumi-compose: { namespace: { name: team-a, external: true }, pull_secret: ghcr }\nservices: { a: { image: i } }",
  );
  expect(manifestsOf(plan).map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
    ["Service", "team-a"],
    ["Deployment", "team-a"],
  ]);
  expect(plan.workloads[0]?.args.spec.template.spec.imagePullSecrets).toEqual([{ name: "ghcr" }]);
  expect(manifestsOf(plan).flatMap(faultsOf)).toEqual([]);
});

test.each([
  ["x-pulumi-compose: { namespace: Team }\nservices: { a: { image: i } }", "target/option x-pulumi-compose.namespace"],
  ["services: { a: { image: i, ports: ['80:80'] }, a-published: { image: i } }", "target/name-taken services.a.ports"],
  [
    "services: { a: { image: i, volumes: ['d_x:/1', 'd-x:/2'] } }\nvolumes: { d_x: , d-x: }",
    "target/name-taken volumes.d-x",
  ],
])("%s is refused", (compose, expected) => {
  expect(saidOf(kubernetesPlanOf(compose)).filter((line) => line.startsWith("error"))).toEqual([`error ${expected}`]);
});

test("two files of one name and content are two objects", () => {
  const files = { "/project/a/x.conf": "same", "/project/b/x.conf": "same" };
  const { pod, manifests } = kubernetesServiceOf("volumes: ['./a/x.conf:/a', './b/x.conf:/b']", "", files);
  expect(new Set(manifests.filter(({ kind }) => kind === "ConfigMap").map(({ metadata }) => metadata.name)).size).toBe(
    2,
  );
  expect(pod.volumes).toHaveLength(2);
});

test.each([
  ["0o440", 0o440, false],
  ["0o1777", 0o777, true],
  // What somebody writes who means 0o644.
  ["644", 0o204, true],
])("a file's mode %s: the permissions of it", (mode, taken, isSaid) => {
  const text = `
services: { web: { image: web, configs: [{ source: routes, mode: ${mode} }] } }
configs: { routes: { content: "{}" } }
`;
  const plan = kubernetesPlanOf(text);
  const [{ args }] = plan.workloads as [KubernetesPlan["workloads"][number]];
  const items = args.spec.template.spec.volumes?.flatMap(({ configMap }) => configMap?.items ?? []);
  expect(items).toMatchObject([{ mode: taken }]);
  expect(saidOf(plan).includes("info target/inferred services.web.configs.0.mode")).toBe(isSaid);
});

describe("a gate's deadline is that of the cluster's own gate", () => {
  const gateOf = (yaml: string, condition = "service_healthy") =>
    kubernetesPlanOf(yaml).start.gates.find((gate) => gate.condition === condition);
  const behind = (condition: string) => `\n  web: { image: web, depends_on: { db: { condition: ${condition} } } }\n`;
  const checked =
    "services:\n  db:\n    image: db\n    healthcheck: { test: exit 0, interval: 5s, timeout: 1s, retries: 2 }";

  test.each<[what: string, yaml: string, condition: string]>([
    ["healthy", `${checked}${behind("service_healthy")}`, "service_healthy"],
    [
      "of a StatefulSet",
      `${checked}\n    volumes: [d:/d]${behind("service_healthy")}volumes: { d: {} }\n`,
      "service_healthy",
    ],
    [
      "completed",
      `services:\n  db: { image: db }${behind("service_completed_successfully")}`,
      "service_completed_successfully",
    ],
  ])("%s", (_, yaml, condition) => {
    const [workload] = manifestsOf(kubernetesPlanOf(yaml))
      .filter(({ metadata }) => metadata.name === "db")
      .slice(-1);
    const asked = plannedWorkloadDeadline(workload?.kind as WorkloadKind, workload, condition as Condition);
    expect(gateOf(yaml, condition)).toMatchObject({ ...asked, deadlineSource: "target" });
  });

  test("started, though there is no other gate", () => {
    const plan = kubernetesPlanOf(`${checked}${behind("service_started")}`);
    const workload = manifestsOf(plan).findLast(({ metadata }) => metadata.name === "db");
    const asked = plannedWorkloadDeadline(workload?.kind as WorkloadKind, workload, "service_started");
    expect(plan.start.gates).toEqual([]);
    expect(plan.start.starts).toMatchObject([{ dependency: "db", deadline: { ...asked, deadlineSource: "target" } }]);
  });

  test("unless somebody says another", () => {
    const said = `${checked}\n    x-pulumi-compose: { deadline: 7s }${behind("service_healthy")}`;
    expect(gateOf(said)).toMatchObject({ deadlineMs: 7_000, deadlineSource: "file" });
  });

  test("which bounds what starts behind it", () => {
    const { services, gates } = kubernetesPlanOf(`${checked}${behind("service_healthy")}`).start;
    expect(services.web?.start.latestMs).toBe(gates[0]?.deadlineMs);
  });
});
