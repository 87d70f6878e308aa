import type { Attribute, Expected } from "../attributes/attribute";
import { projectAttribute } from "../attributes/project";
import { parseProject } from "../parse-project";

function told(file: unknown) {
  const { diagnostics } = parseProject({ files: [{ name: "compose.yaml", content: JSON.stringify(file) }] });
  return diagnostics.filter(({ code }) => ["compose/unknown-value", "compose/unexpected-value"].includes(code));
}

/** Every place of the table with values that the specification lists. */
function* listed(
  at: Attribute,
  path: readonly string[] = [],
): Generator<[string, Expected & { values: readonly string[] }]> {
  const { expected } = at.scalar ?? {};
  if (expected?.values) yield [path.join("."), { ...expected, values: expected.values }];
  for (const [key, child] of Object.entries(at.mapping?.properties ?? {})) yield* listed(child, [...path, key]);
  if (at.mapping?.values) yield* listed(at.mapping.values, [...path, "web"]);
  if (at.list) yield* listed(at.list.items, [...path, "[]"]);
}

function fileWith(path: string, value: unknown): unknown {
  return path
    .split(".")
    .reduceRight<unknown>((inner, key) => (key === "[]" ? [withTarget(inner)] : { [key]: inner }), value);
}

/** A port or a mount without a target is none. */
function withTarget(item: unknown): unknown {
  return typeof item === "object" ? { target: "80", ...item } : item;
}

const places = [...listed(projectAttribute)];

test("there are such places", () => expect(places.length).toBeGreaterThan(30));

test.each(places)("%s: what the specification lists is silent, a slip is not", (path, { values }) => {
  for (const value of values) {
    expect([value, told(fileWith(path, value))]).toEqual([value, []]);
    const slip = `${value}${value.at(-1)}`;
    expect(told(fileWith(path, slip))).toEqual([
      expect.objectContaining({
        code: "compose/unknown-value",
        severity: "warning",
        message: expect.stringContaining(`\`${slip}\` is not a value of`),
        hint: expect.stringMatching(/^did you mean `/),
      }),
    ]);
  }
});

const service = (more: object) => ({ services: { web: { image: "x", ...more } } });
const rolls = (more: object) => service({ deploy: { update_config: { order: "start-first", ...more } } });
const updates = (more: object) => service({ deploy: { update_config: more } });

test.each([
  ["a failure action that decides", rolls({ failure_action: "rolback" }), "error", "did you mean `rollback`?"],
  ["one that decides nothing here", updates({ failure_action: "roll-back" }), "warning", "did you mean `rollback`?"],
  [
    "a rollback of a rollback",
    service({ deploy: { rollback_config: { failure_action: "rollback" } } }),
    "warning",
    "use one of these",
  ],
  ["a delay before nothing", rolls({ delay: "-5s" }), "error", "correct the value"],
  ["the same without a part in it", updates({ delay: "-5s" }), "warning", "correct the value"],
  ["a time to watch", rolls({ monitor: "-1m" }), "error", "correct the value"],
  ["a ratio", updates({ max_failure_ratio: -2 }), "warning", "correct the value"],
  ["a ratio in quotes", updates({ max_failure_ratio: "1.5" }), "warning", "correct the value"],
  ["a check's interval", service({ healthcheck: { test: "x", interval: "-5s" } }), "warning", "correct the value"],
  [
    "a wait for the next start",
    service({ deploy: { restart_policy: { delay: "-5s" } } }),
    "warning",
    "correct the value",
  ],
  [
    "a constraint with one sign",
    service({ deploy: { placement: { constraints: ["node.role=manager"] } } }),
    "warning",
    "correct the value",
  ],
  [
    "a constraint of nothing",
    service({ deploy: { placement: { constraints: ["node.rolle == manager"] } } }),
    "warning",
    "correct the value",
  ],
  [
    "a spread over no label",
    service({ deploy: { placement: { preferences: [{ spread: "zone" }] } } }),
    "warning",
    "correct the value",
  ],
])("%s", (_, file, severity, hint) => expect(told(file)).toEqual([expect.objectContaining({ severity, hint })]));

test.each([
  ["no delay at all", rolls({ delay: "0s", monitor: "0s" })],
  ["a ratio within", updates({ max_failure_ratio: 0.5 })],
  ["nothing", updates({ failure_action: "" })],
  ["another's namespace", service({ ipc: "service:web", pid: "container:x" })],
  ["a number of tries", service({ restart: "on-failure:3" })],
  ["capitals where engines take them", service({ ports: [{ target: 80, protocol: "TCP" }], isolation: "Hyperv" })],
  ["what docker compose takes beside", service({ deploy: { restart_policy: { condition: "no" } } })],
  [
    "constraints",
    service({
      deploy: {
        placement: { constraints: ["node.labels.zone == a", "engine.labels.os!=b", "node.platform.os==linux"] },
      },
    }),
  ],
  ["a longer wait than any", service({ stop_grace_period: "-1s" })],
])("fine: %s", (_, file) => expect(told(file)).toEqual([]));

test("a value that a variable decides at deployment is left alone", () => {
  const { diagnostics } = parseProject({
    files: [{ name: "compose.yaml", content: "services: { web: { image: x, isolation: $HOW } }" }],
    env: { HOW: "process" },
  });
  expect(diagnostics).toEqual([]);
});
