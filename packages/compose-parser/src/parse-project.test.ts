import { splitSymbolic } from "./interpolate/symbolic";
import { canonical } from "./output/canonical";
import { type ParseOptions, parseProject } from "./parse-project";

function parse(compose: string, more: Partial<ParseOptions> & { others?: Record<string, string> } = {}) {
  const { others = {}, ...options } = more;
  const files = [
    { name: "compose.yaml", content: compose },
    ...Object.entries(others).map(([name, content]) => ({ name, content })),
  ];
  return parseProject({ files, ...options });
}

function project(...args: Parameters<typeof parse>) {
  const result = parse(...args);
  if (!result.project) throw new Error(JSON.stringify(result.diagnostics, null, 1));
  return result.project;
}

describe("positions", () => {
  const compose =
    "services:\n  web:\n    extends: {file: base.yaml, service: base}\n    environment:\n      - A=1\n    links: [db]\n  db:\n    image: pg\n";
  const base =
    "services:\n  base:\n    image: nginx\n    ports:\n      - 8080:80\n    healthcheck:\n      test: exit 0\n      interval: 30s\n";
  const override = "services:\n  web:\n    image: httpd\n";
  const shop = project(compose, {
    others: { "base.yaml": base, "over.yaml": override },
    compose: ["compose.yaml", "over.yaml"],
  });

  test.each<[string, (string | number)[], string]>([
    ["a value", ["services", "db", "image"], "/project/compose.yaml:8:12"],
    ["an item of a list that became a mapping", ["services", "web", "environment", "A"], "/project/compose.yaml:5:9"],
    ["an extended value", ["services", "web", "healthcheck", "interval"], "/project/base.yaml:8:17"],
    ["a long form made of a short one", ["services", "web", "ports", 0, "published"], "/project/base.yaml:5:9"],
    ["an overridden value", ["services", "web", "image"], "/project/over.yaml:3:12"],
    ["an implied dependency", ["services", "web", "depends_on", "db", "condition"], "/project/compose.yaml:6:13"],
    ["what nobody wrote", ["services", "db", "healthcheck", "interval"], "/project/compose.yaml:7:3"],
  ])("%s", (_, path, expected) => {
    const place = shop.placeOf(path);
    expect(`${place?.file}:${place?.line}:${place?.column}`).toBe(expected);
  });
});

describe("variables that are known only at deployment", () => {
  it("travel through texts as markers", () => {
    const { services } = project(
      "services: {web: {image: 'app:${TAG}', environment: {PASS: 'x${PASS}y', P: '${PASS:-d}', Q: '${PASS:+alt}'}}}",
      { symbols: ["TAG", "PASS"] },
    );
    expect(splitSymbolic(services.web?.image ?? "")).toEqual(["app:", { symbol: "TAG" }]);
    expect(splitSymbolic(services.web?.environment?.PASS ?? "")).toEqual(["x", { symbol: "PASS" }, "y"]);
    expect(splitSymbolic(services.web?.environment?.P ?? "")).toEqual([{ symbol: "PASS" }]);
    expect(services.web?.environment?.Q).toBe("alt");
  });

  test.each([
    "ports: ['${S}:80']",
    "scale: ${S}",
    "privileged: ${S}",
    "mem_limit: ${S}",
    "container_name: x${S}",
    "network_mode: ${S}",
    "volumes: ['./${S}:/x']",
    "deploy: {replicas: '${S}'}",
    "expose: ['${S}']",
  ])("are refused in %s", (line) => {
    const { diagnostics } = parse(`services:\n  web:\n    image: x\n    ${line}\n`, { symbols: ["S"] });
    expect(diagnostics.map((d) => d.code)).toContainEqual(expect.stringMatching(/^compose\/symbolic-/));
  });
});

it("takes the keys of prototypes for names", () => {
  const shop = project(
    "services:\n  __proto__: {image: a, environment: {__proto__: x, constructor: y}}\n  constructor: {image: b, depends_on: [__proto__]}\nx-__proto__: 1\n",
  );
  expect(Object.keys(shop.services)).toEqual(["__proto__", "constructor"]);
  expect(Object.entries(Object.values(shop.services)[0]?.environment ?? {})).toEqual([
    ["__proto__", "x"],
    ["constructor", "y"],
  ]);
  expect(Object.keys(Object.values(shop.services)[1]?.depends_on ?? {})).toEqual(["__proto__"]);
  expect(JSON.stringify(canonical(shop))).toContain('"__proto__":{');
});

it("reports all mistakes of a file in one run, in the order of the lines", () => {
  const { diagnostics, project: none } = parse(
    "services:\n  web:\n    imge: nginx\n    ports: [x]\n    depends_on: [nope]\n  db:\n    image: 5\n    restart: [a]\n",
  );
  expect(none).toBeUndefined();
  expect(diagnostics.map((d) => `${d.place?.line} ${d.code}`)).toEqual([
    "3 compose/unknown-attribute",
    "4 compose/invalid-port",
    "5 compose/undefined-service",
    "7 compose/wrong-type",
    "8 compose/wrong-type",
  ]);
});

describe("merging", () => {
  it("clears with !reset and !override", () => {
    const over = "services:\n  web:\n    ports: !override ['81:81']\n    environment: !reset null\n    command: null\n";
    const { services } = project(
      "services:\n  web: {image: x, ports: ['80:80'], environment: {A: 1}, command: a b, labels: {l: m}}\n",
      {
        others: { "over.yaml": over },
        compose: ["compose.yaml", "over.yaml"],
      },
    );
    expect(services.web?.ports?.map((p) => p.published)).toEqual(["81"]);
    expect(services.web).not.toHaveProperty("environment");
    expect(services.web?.command).toBeNull();
    expect({ ...services.web?.labels }).toEqual({ l: "m" });
  });

  it("gives included models their own folder and variables", () => {
    const shop = project("include: [sub/part.yaml]\nservices: {web: {image: 'x:${V}'}}\n", {
      env: { V: "outer" },
      others: {
        "sub/part.yaml": "services: {part: {image: 'p:${W}', build: ./app, volumes: ['./d:/d']}}\n",
        "sub/.env": "V=inner\nW=own\n",
      },
    });
    expect(shop.services.part?.image).toBe("p:own");
    expect(shop.services.part?.build?.context).toBe("/project/sub/app");
    expect(shop.services.part?.volumes?.[0]?.source).toBe("/project/sub/d");
    expect(shop.services.web?.image).toBe("x:outer");
  });

  it("activates profiles and drops what is unused", () => {
    const compose = "services:\n  a: {image: a}\n  b: {image: b, profiles: [dev], networks: [n]}\nnetworks: {n: {}}\n";
    expect(Object.keys(project(compose).networks)).toEqual(["default"]);
    expect(Object.keys(project(compose).disabledServices)).toEqual(["b"]);
    expect(Object.keys(project(compose, { profiles: ["dev"] }).networks).sort()).toEqual(["default", "n"]);
  });
});
