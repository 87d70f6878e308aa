import { findHeldUp, heldUpClause, heldUpLines, heldUpOf } from "./held-up";

test.each([
  { services: [], present: [], lines: [], clause: "" },
  {
    services: ["api", "web"],
    present: ["db"],
    lines: ["  not started because of it: api, web"],
    clause: "; not started: api, web",
  },
  {
    services: ["api", "web"],
    present: ["web"],
    lines: ["  not started because of it: api", "  left as it is because of it: web"],
    clause: "; not started: api; left as it is: web",
  },
  {
    services: ["api", "web"],
    present: ["api", "web"],
    lines: ["  left as they are because of it: api, web"],
    clause: "; left as they are: api, web",
  },
])("behind the gate $services, of which $present are there", ({ services, present, lines, clause }) => {
  const heldUp = heldUpOf(services, new Set(present));
  expect(heldUpLines(heldUp)).toEqual(lines);
  expect(heldUpClause(heldUp)).toBe(clause);
});

test.each<[string, () => Promise<readonly string[]> | undefined, string[]]>([
  ["says who is there", async () => ["web"], ["web"]],
  ["fails", () => Promise.reject(new Error("gone")), []],
  ["was never reached", () => undefined, []],
])("of an engine that %s", async (_, there, left) => {
  const found = await findHeldUp({ heldUp: ["api", "web"], project: "shop" }, there);
  expect(found.left).toEqual(left);
  expect(found.notStarted).toEqual(["api", "web"].filter((service) => !left.includes(service)));
});

test("an engine that never answers is not waited for", async () => {
  jest.useFakeTimers();
  const found = findHeldUp({ heldUp: ["web"], project: "shop" }, () => new Promise(() => undefined));
  await jest.advanceTimersByTimeAsync(3_000);
  expect(await found).toEqual({ notStarted: ["web"], left: [] });
  jest.useRealTimers();
});
