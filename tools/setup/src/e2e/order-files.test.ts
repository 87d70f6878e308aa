import type { E2eFile } from "./e2e-file";
import { orderFiles } from "./order-files";

test("the longest first, the unknown before, those that run alone apart", () => {
  const file = (name: string, alone = false): E2eFile => ({ file: name, tier: "depths", shows: "x", alone });
  const { together, alone } = orderFiles(
    [file("short"), file("b new"), file("a new"), file("slow", true), file("long")],
    {
      short: 1,
      long: 100,
      slow: 1000,
    },
  );
  expect(together.map((one) => one.file)).toEqual(["a new", "b new", "long", "short"]);
  expect(alone.map((one) => one.file)).toEqual(["slow"]);
});
