import type { WaitFailure, WaitResult } from "@pulumi-compose/docker-health";
import { type TakeOver, takeOver } from "./take-over";

const container = { id: "new", name: "shop-web-1-abc" };
const healthy: WaitResult = { ok: true, condition: "service_healthy", by: "engine", afterMs: 5, container };
const evidence = { container: { ...container, image: "" }, probes: [], logTail: [], hints: [], waitedMs: 5 };

function failure(reason: WaitFailure["reason"]): WaitFailure {
  return {
    ok: false,
    condition: "service_healthy",
    reason,
    afterMs: 5,
    evidence: { ...evidence, deadlineMs: undefined },
  };
}

async function over(result: WaitResult, change: Partial<TakeOver> = {}) {
  const done: string[] = [];
  const rolling: TakeOver = {
    monitorMs: 0,
    promote: async (id) => {
      done.push(`promote ${id}`);
      return { ok: true };
    },
    giveUp: async (id) => {
      done.push(`give up ${id}`);
      return "the old one goes on";
    },
    ...change,
  };
  return { ...(await takeOver(rolling, "new", result)), done };
}

test("one that is healthy takes over", async () => {
  await expect(over(healthy)).resolves.toEqual({ result: healthy, done: ["promote new"] });
});

test("one that is not good does not, and what is left is told", async () => {
  const { result, left, done } = await over(failure("unhealthy"));
  expect([result.ok, left, done]).toEqual([false, "the old one goes on", ["give up new"]]);
});

test("what somebody broke off is none of its faults", async () => {
  await expect(over(failure("aborted"))).resolves.toEqual({ result: failure("aborted"), done: [] });
});

test.each<[string, TakeOver["promote"], WaitFailure["reason"]]>([
  ["is not good any more", async () => ({ ok: false, why: "no answer" }), "unhealthy"],
  ["cannot be given the names", () => Promise.reject(new Error("no answer")), "engine-unreachable"],
])("one that %s fails with the reason", async (_, promote, reason) => {
  const { result, left } = await over(healthy, { promote });
  expect(result).toMatchObject({ ok: false, reason, evidence: { hints: [expect.stringContaining("no answer")] } });
  expect(left).toBe("the old one goes on");
});
