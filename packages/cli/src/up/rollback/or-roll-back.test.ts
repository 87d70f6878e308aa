import type { InspectedProject } from "../program/inspect-project";
import { orRollBack } from "./or-roll-back";

const inspected: InspectedProject = Object.create(null);

async function run(failure: Error | undefined, { cancels = false, breaks = false } = {}) {
  const said: string[] = [];
  const controller = new AbortController();
  const stack = { exportStack: jest.fn(), importStack: jest.fn(), up: jest.fn() };
  const request = {
    stack,
    before: { version: 3, deployment: {} },
    inspected,
    unmanaged: new Map(),
    options: { deadline: 5, parallel: 2 },
    tools: {
      options: { onEvent: () => {} },
      cancelled: controller.signal,
      say: (severity: string, message: string) => void said.push(`${severity}: ${message}`),
    },
  };
  let asked = 0;
  const ended = await orRollBack(
    async () => {
      if (cancels) controller.abort();
      if (failure) throw failure;
    },
    request,
    async ({ how, wait }) => {
      asked++;
      expect([how.parallel, wait]).toEqual([2, { all: false, deadline: 5 }]);
      if (breaks) throw new Error("no space left");
    },
  ).catch((error: unknown) => error);
  return { ended, asked, said };
}

const failed = new Error("a gate");

test("an update that ends well is left alone", async () => {
  expect(await run(undefined)).toEqual({ ended: undefined, asked: 0, said: [] });
});

test("one that fails is put back, and has failed all the same", async () => {
  expect(await run(failed)).toEqual({ ended: failed, asked: 1, said: [] });
});

test("where that fails, too, it says so, and the reason is the first one", async () => {
  const { ended, said } = await run(failed, { breaks: true });
  expect(ended).toBe(failed);
  expect(said).toEqual([
    expect.stringMatching(/^warning: the rollback failed, too: no space left\. What there is now is in the state/),
  ]);
});

test.each<[string, Error, object]>([
  ["was cancelled", failed, { cancels: true }],
  ["was refused because of a lock", new Error("the stack is currently locked by 1 lock(s)"), {}],
])("one that %s is not put back", async (_, failure, how) => {
  expect(await run(failure, how)).toEqual({ ended: failure, asked: 0, said: [] });
});
