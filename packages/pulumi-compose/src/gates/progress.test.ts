import * as pulumi from "@pulumi/pulumi";
import { ProgressRow } from "./progress";

test("of two waits of one resource that which began first has its row, until it is over", () => {
  const shown: string[] = [];
  const spy = jest.spyOn(pulumi.log, "info").mockImplementation(async (text) => void shown.push(text));
  const resource = {} as pulumi.Resource;
  const [started, ready, other] = [
    new ProgressRow(resource),
    new ProgressRow(resource),
    new ProgressRow({} as pulumi.Resource),
  ];
  started.show("0 of 1 started");
  ready.show("0 of 1 ready");
  other.show("elsewhere");
  expect(shown).toEqual(["0 of 1 started", "elsewhere"]);
  started.end();
  ready.show("0 of 1 ready, 2 s");
  expect(shown.at(-1)).toBe("0 of 1 ready, 2 s");
  for (const row of [ready, other]) row.end();
  spy.mockRestore();
});

test.each([
  [1, 60],
  [10, 60],
  [30, 20],
  [200, 3],
])("%i rows that change all the time have a new text %i times a minute", (count, times) => {
  const shown: string[] = [];
  const spy = jest.spyOn(pulumi.log, "info").mockImplementation(async (text) => void shown.push(text));
  let now = 0;
  const rows = Array.from({ length: count }, () => new ProgressRow({} as pulumi.Resource, () => now));
  // Each has its first text at once.
  for (now = 0; now < 60_000; now += 500)
    for (const [index, row] of rows.entries()) row.show(`row ${index}, ${now} ms`);
  expect(shown.filter((text) => text.startsWith("row 0,"))).toHaveLength(times);
  expect(shown).toHaveLength(times * count);
  for (const row of rows) row.end();
  const last = new ProgressRow({} as pulumi.Resource, () => now);
  last.show("a");
  now += 1_000;
  last.show("b");
  expect(shown.slice(-2)).toEqual(["a", "b"]);
  last.end();
  spy.mockRestore();
});
