import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { WaitResult } from "@pulumi-compose/docker-health";
import { promised } from "../gates/promised";

const waitFor = jest.fn<Promise<WaitResult>, [string, string, Record<string, unknown>]>();

jest.mock("@pulumi-compose/docker-health", () => ({
  ...jest.requireActual("@pulumi-compose/docker-health"),
  connect: async () => ({ waitFor: (...args: [string, string, Record<string, unknown>]) => waitFor(...args) }),
}));

import { completed, healthy } from "./helpers";

const created: string[] = [];

beforeEach(async () => {
  created.length = 0;
  waitFor.mockReset();
  waitFor.mockImplementation(async (id, condition) => {
    created.push(`${condition} of ${id}`);
    return { ok: true, condition: "service_healthy", by: "engine", afterMs: 1, container: { id, name: id } };
  });
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      created.push(name);
      return { id: `id-${name}`, state: inputs };
    },
    call: () => ({}),
  });
});

function container(name: string, dependsOn: pulumi.Input<pulumi.Resource>[] = []): docker.Container {
  const labels = [{ label: "com.docker.compose.service", value: `service-${name}` }];
  return new docker.Container(name, { name, image: "i", labels }, { dependsOn });
}

test.each([
  ["healthy", healthy, "service_healthy"],
  ["completed", completed, "service_completed_successfully"],
] as const)("%s: the dependent comes after the wait, and two of them wait once", async (_, gate, condition) => {
  const db = container("db");
  const first = container("first", [gate(db)]);
  const second = container("second", [gate(db)]);
  await Promise.all([promised(first.urn), promised(second.urn)]);
  expect(waitFor).toHaveBeenCalledTimes(1);
  expect(waitFor.mock.calls[0]?.slice(0, 2)).toEqual(["id-db", condition]);
  expect(created.slice(0, 2)).toEqual(["db", `${condition} of id-db`]);
});

test("options reach the wait; secrets are redacted", async () => {
  const db = container("db");
  const gate = healthy(db, {
    deadlineMs: 5000,
    probe: "engine",
    onUnhealthy: "keep-waiting",
    redact: [pulumi.secret("hidden")],
  });
  expect(await promised(gate.apply(({ name }) => name))).toBe("db");
  expect(waitFor.mock.calls[0]?.[2]).toMatchObject({
    deadlineMs: 5000,
    probe: "engine",
    onUnhealthy: "keep-waiting",
    redact: ["hidden"],
  });
});

test("what is not required warns, with the service's name, and goes on", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  const db = container("db");
  waitFor.mockResolvedValue({
    ok: false,
    reason: "unhealthy",
    condition: "service_healthy",
    afterMs: 10,
    evidence: {
      container: { id: "id-db", name: "db", image: "i" },
      probes: [],
      logTail: [],
      hints: [],
      waitedMs: 10,
      deadlineMs: undefined,
    },
  });
  const web = container("web", [healthy(db, { required: false })]);
  await promised(web.urn);
  expect(warn.mock.calls[0]?.[0]).toContain('service "service-db" is unhealthy');
  warn.mockRestore();
});
