import type { WaitResult } from "@pulumi-compose/docker-health";
import { endOrCancel } from "./end-or-cancel";

const container = { id: "c1", name: "shop-web-pre_start-0", image: "busybox" };
const condition = "service_completed_successfully";
const ended: WaitResult = { ok: true, condition, by: "engine", afterMs: 1, container };
const failed = (reason: "aborted" | "exited"): WaitResult => ({
  ok: false,
  condition,
  reason,
  afterMs: 1,
  evidence: { container, waitedMs: 1, deadlineMs: undefined, probes: [], logTail: [], hints: [] },
});

const over = AbortSignal.abort();
const open = new AbortController().signal;

test.each<[string, WaitResult, AbortSignal | undefined, AbortSignal | undefined, readonly string[]]>([
  ["ends", ended, open, open, []],
  ["ends, as somebody cancels", ended, over, open, []],
  ["fails by itself, as somebody cancels", failed("exited"), over, undefined, []],
  ["goes on when somebody cancels", failed("aborted"), over, open, ["stop c1 within 3"]],
  // Then the program ends, too, and its host's affair it is.
  ["goes on when Pulumi has gone", failed("aborted"), open, over, []],
  ["ends where nobody can cancel", ended, undefined, undefined, []],
])("a container that %s", async (_, result, cancelled, gone, expected) => {
  const done: string[] = [];
  const keeper = {
    stopContainer: async (id: string, seconds: number) => void done.push(`stop ${id} within ${seconds}`),
  };
  let given: AbortSignal | undefined;
  const end = await endOrCancel({ id: "c1", graceSeconds: 3, cancelled, gone }, keeper, async (signal) => {
    given = signal;
    return result;
  });
  expect(end).toBe(result);
  expect(done).toEqual(expected);
  expect(given?.aborted ?? false).toBe([cancelled, gone].some((signal) => signal?.aborted));
});
