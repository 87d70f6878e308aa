import * as pulumi from "@pulumi/pulumi";
import { composeFile, quiet } from "../testing/mocked-program";

/** How every wait of "a" ends: after the same time, by the same evidence, as what is wrong is wrong for all. */
const mockEnd = (name: string, goal: string) =>
  /a(-1)?$/.test(name)
    ? { ok: false, reason: "deadline", afterMs: 9_000, goal, evidence: {} }
    : { ok: true, by: "engine", afterMs: 12, goal };

jest.mock("@pulumi-compose/kubernetes-health", () => ({
  ...jest.requireActual("@pulumi-compose/kubernetes-health"),
  describeWorkloadReason: () => "does not come",
  renderWorkloadFindings: () => "state      gone",
  connectCluster: async () => ({
    host: "https://api.example:6443",
    workloads: async () => [],
    namespaceContents: async () => undefined,
    waitForWorkload: async ({ name }: { name: string }, goal: string) => mockEnd(name, goal),
  }),
}));

jest.mock("@pulumi-compose/docker-health", () => ({
  ...jest.requireActual("@pulumi-compose/docker-health"),
  describeServiceReason: () => "does not come",
  renderServiceFindings: () => "state      gone",
  describeReason: () => "does not come",
  renderFindings: () => "state      gone",
  connect: async () => ({
    list: async () => [],
    inspect: async () => undefined,
    waitFor: async (id: string, goal: string) => mockEnd(id, goal),
  }),
  connectSwarm: async () => ({
    services: async () => [],
    waitForService: async (id: string, goal: string) => mockEnd(id, goal),
  }),
}));

import { ComposeProject } from "../compose-project/compose-project";
import { ConstructScope } from "./construct-scope";

// The SDKs load much when the first resource is made.
jest.setTimeout(120_000);

const [STARTED, HEALTHY, ENDED] = ["service_started", "service_healthy", "service_completed_successfully"] as const;

/** Services by what each waits for of "a", and who is held by which of its gates. */
type Case = readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>];

const healthAlone: readonly Case[] = [
  ["one waits for its health", { c: HEALTHY }, { [HEALTHY]: "c" }],
  ["two wait for its health", { c: HEALTHY, d: HEALTHY }, { [HEALTHY]: "c, d" }],
];
const withRollouts: readonly Case[] = [
  ...healthAlone,
  ["nobody waits", {}, { converged: "" }],
  ["one waits for its start", { d: STARTED }, { [STARTED]: "d", converged: "" }],
  ["two wait for its start", { d: STARTED, e: STARTED }, { [STARTED]: "d, e", converged: "" }],
  ["one waits for each", { c: HEALTHY, d: STARTED }, { [HEALTHY]: "c", [STARTED]: "d" }],
  ["two wait for each", { c: HEALTHY, d: STARTED, e: HEALTHY, f: STARTED }, { [HEALTHY]: "c, e", [STARTED]: "d, f" }],
];
const cases = {
  kubernetes: withRollouts,
  swarm: withRollouts,
  // A container has started when it is there.
  docker: [
    ...healthAlone,
    ["one waits for each", { c: HEALTHY, d: ENDED }, { [HEALTHY]: "c", [ENDED]: "d" }],
    ["two wait for each", { c: HEALTHY, d: ENDED, e: HEALTHY, f: ENDED }, { [HEALTHY]: "c, e", [ENDED]: "d, f" }],
  ],
} as const satisfies Record<string, readonly Case[]>;

let logged: jest.SpyInstance;

beforeEach(async () => {
  logged = jest.spyOn(pulumi.log, "error").mockResolvedValue(undefined);
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs: { metadata, ...inputs } }) => ({
      id: metadata ? `${metadata.namespace}/${metadata.name}` : name,
      state: { ...inputs, ...(metadata && { metadata }) },
    }),
    call: ({ inputs }) => inputs,
  });
});

afterEach(() => logged.mockRestore());

interface Told {
  readonly condition: string;
  readonly isFull: boolean;
  readonly holds: string;
}

describe.each(["kubernetes", "swarm", "docker"] as const)("on %s", (target) => {
  test.each<Case>([...cases[target]])(
    "where %s, each gate that fails is told once, with whom it holds, and the evidence once",
    async (_, waits, holds) => {
      const dependents = Object.entries(waits).map(
        ([name, condition]) => `  ${name}: { image: i, depends_on: { a: { condition: ${condition} } } }\n`,
      );
      const file = composeFile(`services:\n  a: { image: i, healthcheck: { test: "true" } }\n${dependents.join("")}`);
      const unmet: { condition: string; words: string }[] = [];
      const onUnmet = (service: string, condition: string, words: string) => {
        expect(service).toBe("a");
        unmet.push({ condition, words });
      };
      // In a program's own process, and in a component provider's, whoever waits for what has failed stays pending.
      new ConstructScope().run(() => new ComposeProject("shop", { file, target, onUnmet }));
      await quiet();
      const told = unmet.map(
        ({ condition, words }): Told => ({
          condition,
          isFull: words.includes("state      gone"),
          holds: /not started because of it: (.*)$/m.exec(words)?.[1] ?? "",
        }),
      );
      expect(Object.fromEntries(told.map((gate) => [gate.condition, gate.holds]))).toEqual(holds);
      expect(told).toHaveLength(Object.keys(holds).length);
      expect(told.map(({ isFull }) => isFull)).toEqual(told.map((_, index) => index === 0));
      expect(logged.mock.calls.map(([words]) => words)).toEqual(unmet.map(({ words }) => words));
    },
  );
});
