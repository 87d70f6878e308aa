import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ServiceGoal, ServiceWaitFailure, ServiceWaitResult } from "@pulumi-compose/docker-health";
import { promised } from "../gates/promised";

const waitForService = jest.fn<Promise<ServiceWaitResult>, [string, ServiceGoal, Record<string, unknown>]>();

jest.mock("@pulumi-compose/docker-health", () => ({
  ...jest.requireActual("@pulumi-compose/docker-health"),
  connectSwarm: async () => ({
    waitForService: (...args: [string, ServiceGoal, Record<string, unknown>]) => waitForService(...args),
  }),
}));

import { completed, healthy } from "./helpers";
import { converged, started } from "./service-helpers";

const made: string[] = [];

beforeEach(async () => {
  made.length = 0;
  waitForService.mockReset();
  waitForService.mockImplementation(async (id, goal) => {
    made.push(`${goal} of ${id}`);
    return { ok: true, goal, by: "swarm", afterMs: 1, service: { id, name: id } };
  });
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      made.push(name);
      return { id: `id-${name}`, state: inputs };
    },
    call: () => ({}),
  });
});

function service(name: string, dependsOn: pulumi.Input<pulumi.Resource>[] = []): docker.Service {
  return new docker.Service(name, { name: `shop_${name}`, taskSpec: { containerSpec: { image: "i" } } }, { dependsOn });
}

test.each([
  ["healthy", healthy, "service_healthy"],
  ["completed", completed, "service_completed_successfully"],
  ["started", started, "service_started"],
  ["converged", converged, "converged"],
] as const)("%s: the dependent comes after the wait, and two of them wait once", async (_, gate, goal) => {
  const db = service("db");
  const first = service("first", [gate(db)]);
  const second = service("second", [gate(db)]);
  await Promise.all([promised(first.urn), promised(second.urn)]);
  expect(waitForService).toHaveBeenCalledTimes(1);
  expect(waitForService.mock.calls[0]?.slice(0, 2)).toEqual(["id-db", goal]);
  expect(made.slice(0, 2)).toEqual(["db", `${goal} of id-db`]);
});

test("an unhealthy task cannot be kept waiting for, and that is said", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  const db = service("db");
  expect(await promised(healthy(db, { onUnhealthy: "keep-waiting" }).apply(({ name }) => name))).toBe("shop_db");
  expect(warn.mock.calls.map(([text]) => text)).toEqual([expect.stringContaining("a swarm kills an unhealthy task")]);
  warn.mockRestore();
});

test("what is not required warns, with the service's name, and goes on", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  const failure: ServiceWaitFailure = {
    ok: false,
    goal: "service_healthy",
    reason: "rolled-back",
    afterMs: 10,
    evidence: {
      service: { id: "id-db", name: "shop_db", image: "i" },
      reached: 0,
      replicas: 1,
      tasks: [],
      probes: [],
      logTail: [],
      hints: [],
      waitedMs: 10,
      deadlineMs: undefined,
    },
  };
  waitForService.mockResolvedValue(failure);
  const web = service("web", [healthy(service("db"), { required: false })]);
  await promised(web.urn);
  expect(warn.mock.calls[0]?.[0]).toContain('service "shop_db" was rolled back');
  warn.mockRestore();
});

test("a container does not converge", () => {
  const container: unknown = new docker.Container("c", { name: "c", image: "i" });
  // @ts-expect-error Programs in JavaScript have no compiler to say so.
  expect(() => converged(container)).toThrow(/only a swarm's service converges/);
});
