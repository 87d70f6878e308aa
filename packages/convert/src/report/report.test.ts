import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Conversion, convert } from "../convert";
import type { ConvertOptions } from "../source/convert-options";
import { renderReport } from "./render-report";

const golden = resolve(__dirname, "../golden");
const FATES = ["translated", "inferred", "ignored", "rejected"] as const;
const targets = ["docker", "swarm", "kubernetes"] as const;

const of = (file: string, target: (typeof targets)[number]): ConvertOptions => ({
  files: [file],
  style: "resources",
  target,
  out: "infra",
  env: { HOME: "/home/me" },
});

function converted(compose: string, target: (typeof targets)[number], files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "pcc-report-"));
  try {
    for (const [name, text] of Object.entries({ ...files, "compose.yaml": compose }))
      writeFileSync(join(folder, name), text);
    return convert({ ...of(join(folder, "compose.yaml"), target), cwd: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rows = ({ report }: Conversion) =>
  report?.attributes.map(({ service, attribute, fate, place }) => `${service}.${attribute} ${fate} ${place.line}`);
const isTopLevel = (section: string) => section !== "services" && section !== "jobs";

const projects = ["orders/compose.yaml", "swarm/compose.yaml", "kubernetes/compose.yaml"];
const cases = projects.flatMap((file) => targets.map((target) => [file, target] as const));

describe.each(cases)("the report on %s for %s", (file, target) => {
  const conversion = convert(of(join(golden, file), target));
  const { report, diagnostics } = conversion;
  // What does not fit has none.
  const text = report ? renderReport(report, "infra", { attributes: true }) : "";
  const lines = text.split("\n");

  test("counts as many attributes as it has lines of each fate", () => {
    if (!report) return;
    const summary = lines.find((line) => line.startsWith("Attributes: "));
    const [total, ...parts] = [...(summary ?? "").matchAll(/\d+(?: [a-z]+(?=,|$))?/g)].map(([part]) => part);
    const listed = FATES.flatMap((fate) => {
      const count = lines.filter((line) => new RegExp(`^ {4}\\S+:\\d+  \\S+  ${fate}$`).test(line)).length;
      return count > 0 ? [`${count} ${fate}`] : [];
    });
    expect(parts).toEqual(listed);
    expect(Number(total)).toBe(parts.reduce((sum, part) => sum + Number.parseInt(part, 10), 0));
    expect(Number(total)).toBe(report.attributes.length);
  });

  test("calls inferred what something is said of to be taken for granted, and nothing else", () => {
    const said = diagnostics.filter(({ code }) => code === "target/inferred");
    const places = new Set(
      said.flatMap(({ path = [] }) => {
        const place = isTopLevel(`${path[0]}`) ? path.slice(0, 2) : path.slice(1, 3);
        return place.length === 2 ? [place.join(".")] : [];
      }),
    );
    const inferred = report?.attributes.filter(({ fate }) => fate === "inferred") ?? [];
    expect(inferred.map(({ service, attribute }) => `${service}.${attribute}`).sort()).toEqual(
      report ? [...places].sort() : [],
    );
  });

  test("says nothing twice that it says of all services", () => {
    for (const words of new Set(report?.attributes.map(({ becomes }) => becomes))) {
      if (words.length < 40) continue;
      const beginning = words.slice(0, 40).replaceAll("**", "");
      const attributes = new Set(report?.attributes.filter(({ becomes }) => becomes === words).map((a) => a.attribute));
      expect(text.split(beginning).length - 1).toBeLessThanOrEqual(attributes.size);
    }
  });

  test("counts each resource once", () => {
    if (!report) return;
    const program = [...conversion.files]
      .flatMap(([path, source]) => (path.endsWith(".ts") ? [source] : []))
      .join("\n");
    const made = program.match(/new (?:k8s|docker)\.[\w.]+\(/g) ?? [];
    // An image that is pushed is two: as it is built, and in its registry.
    const count = made.filter((one) => one !== "new docker.RegistryImage(").length;
    // A list of containers is one expression.
    const scaled = target === "docker" ? (program.match(/Array\.from\(/g) ?? []).length : 0;
    const sum = Object.values(report.resources).reduce((one, other) => one + other, 0);
    expect(sum).toBeGreaterThanOrEqual(count);
    if (scaled === 0) expect(sum).toBe(count);
  });
});

test("what nobody has written has no line: links imply dependencies, a hook is its service's", () => {
  const compose = `name: shop
services:
  db: { image: db }
  web:
    image: web
    links: [db]
    env_file: web.env
    pre_start: [{ command: [prepare] }]
`;
  for (const target of targets) {
    expect(rows(converted(compose, target, { "web.env": "A=1\n" }))?.map((row) => row.replace(/ \w+ /, " "))).toEqual([
      "db.image 3",
      "web.image 5",
      "web.links 6",
      "web.env_file 7",
      "web.pre_start 8",
    ]);
  }
});

test("what is left out of an attribute is said below it; all of it is ignored", () => {
  const compose = `name: shop
services:
  web:
    image: web
    blkio_config: { weight: 300 }
    networks: { front: { mac_address: "02:42:ac:11:00:02" } }
networks: { front: }
`;
  const conversion = converted(compose, "kubernetes");
  expect(rows(conversion)).toEqual([
    "web.image translated 4",
    "web.blkio_config ignored 5",
    "web.networks translated 6",
    "networks.front ignored 7",
  ]);
  const remarks = conversion.report?.attributes.map((one) => one.remarks);
  expect(remarks).toEqual([
    [],
    [expect.stringMatching(/^`blkio_config` is left out: /)],
    [expect.stringMatching(/^`networks\.front\.mac_address` is left out: /)],
    [],
  ]);
});

const TOP_LEVEL = `name: shop
services:
  web:
    image: web
    volumes: [data:/data, files:/files]
    networks: [front, back]
    configs: [settings]
    secrets: [token]
networks: { front: {}, back: { internal: true }, none: {} }
volumes: { data: {}, files: { x-pulumi-compose: { size: 2Gi } }, rest: {} }
configs: { settings: { content: a }, other: { content: b } }
secrets: { token: { environment: HOME }, key: { environment: HOME } }
`;

test.each(targets)("what stands at the top level is listed for %s, and what nobody uses is ignored", (target) => {
  const conversion = converted(TOP_LEVEL, target);
  const listed = conversion.report?.attributes.filter(({ section }) => isTopLevel(section));
  expect(listed?.map(({ service, attribute, fate, place }) => `${service}.${attribute} ${fate} ${place.line}`)).toEqual(
    [
      "networks.front translated 9",
      "networks.back translated 9",
      "networks.none ignored 9",
      `volumes.data ${target === "kubernetes" ? "inferred" : "translated"} 10`,
      "volumes.files translated 10",
      "volumes.rest ignored 10",
      "configs.settings translated 11",
      "configs.other ignored 11",
      "secrets.token translated 12",
      "secrets.key ignored 12",
    ],
  );
  const remarks = new Map(listed?.map(({ service, attribute, remarks }) => [`${service}.${attribute}`, remarks]));
  expect(remarks.get("volumes.rest")).toEqual(["nobody uses it"]);
  if (target === "kubernetes") expect(remarks.get("volumes.data")).toEqual([expect.stringMatching(/^`1Gi` is asked/)]);
  if (!conversion.report) throw new Error("it was not converted");
  const text = renderReport(conversion.report, "infra", { attributes: true });
  expect(text).toMatch(/\n {2}volumes: .*\n(?:.*\n)* {2}volumes of the file: /);
});

test("a service that is called as a section is its own", () => {
  const { report } = converted(
    "services: { volumes: { image: i, volumes: [data:/d] } }\nvolumes: { data: }\n",
    "docker",
  );
  if (!report) throw new Error("it was not converted");
  expect(renderReport(report, "infra", { attributes: true }).match(/^ {2}volumes$/gm)).toHaveLength(2);
});

test.each([
  ['["127.0.0.1:80:80"]', "ignored"],
  ['["127.0.0.1:80:80", "127.0.0.1:81-82:81-82"]', "ignored"],
  ['["127.0.0.1:80:80", "81:81"]', "translated"],
  ['["81:81"]', "translated"],
])("ports: %s is %s in a cluster", (ports, fate) => {
  expect(rows(converted(`services: { web: { image: web, ports: ${ports} } }\n`, "kubernetes"))).toContain(
    `web.ports ${fate} 1`,
  );
});

test("where a target waits for a start, that is a gate", () => {
  const compose = "services: { db: { image: db }, web: { image: web, depends_on: [db] } }\n";
  expect(targets.map((target) => converted(compose, target).report?.gates)).toEqual([
    [],
    ["db: service_started"],
    ["db: service_started"],
  ]);
});

test("jobs that run in a cluster are listed there", () => {
  const compose = `name: shop
services: { web: { image: web } }
jobs:
  tidy:
    image: tidy
    triggers: { schedule: [{ cron: "0 3 * * *" }] }
`;
  expect(rows(converted(compose, "kubernetes"))).toContain("tidy.image translated 5");
  expect(rows(converted(compose.replace(/schedule: .*]/, "manual: true"), "docker"))).toEqual([
    "web.image translated 2",
  ]);
});

test("files besides the program's are named", () => {
  const { report } = converted("name: shop\nservices: { web: { image: web } }\n", "docker");
  if (!report) throw new Error("it was not converted");
  expect(renderReport(report, "infra", { besides: ["Pulumi.yaml", "package.json"] })).toMatch(
    /index\.ts {2}\d+ lines\n {2}and Pulumi\.yaml, package\.json\n/,
  );
});
