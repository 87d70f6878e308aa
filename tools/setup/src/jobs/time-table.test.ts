import { Stopwatch } from "./stopwatch";
import { timeTable } from "./time-table";

test("laps have what each part took, also of one that fails", async () => {
  let nowMs = 0;
  const watch = new Stopwatch(() => nowMs);
  await watch.lap("lint", async () => {
    nowMs += 1500;
  });
  const failing = watch.lap("units", async () => {
    nowMs += 90_000;
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(watch.laps).toEqual([
    { name: "lint", seconds: 1.5 },
    { name: "units", seconds: 90 },
  ]);
});

test("parts and the longest files", () => {
  const files = Array.from({ length: 17 }, (_, index) => ({ file: `a/e2e/f${index}.e2e.test.ts`, seconds: index }));
  const laps = [
    { name: "lint", seconds: 1.6 },
    { name: "end-to-end tests", seconds: 400 },
  ];
  const text = timeTable({ command: "npm test", cores: 2, laps, files });
  expect(text).toContain("`npm test` on 2 cores, 6 min 42 s in all:");
  expect(text).toContain("| lint | 2 s |\n| end-to-end tests | 6 min 40 s |");
  expect(text).toContain("Of its 17 end-to-end files:");
  expect(text).toContain("| `a/f16` | 16 s |\n| `a/f15` | 15 s |");
  expect(text.endsWith("| `a/f2` | 2 s |\n| 2 others | 1 s |")).toBe(true);
});
