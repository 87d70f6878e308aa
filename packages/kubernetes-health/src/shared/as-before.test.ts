import fc from "fast-check";
import { asBefore } from "./as-before";

const copyOf = <T>(value: T): T => structuredClone(value);

test("it says what was read anew, and is what was read before where that says the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(asBefore(copyOf(before), copyOf(after))).toEqual(after);
      const kept = copyOf(before);
      expect(asBefore(kept, copyOf(before))).toBe(kept);
    }),
  );
});

test("the parts that are as they were are the same objects", () => {
  const before = { labels: { app: "shop" }, containers: [{ name: "web", ready: false }, { name: "log" }], node: "one" };
  const read = { labels: { app: "shop" }, containers: [{ name: "web", ready: true }, { name: "log" }], node: "one" };
  const after = asBefore(before, read);
  expect(after).toEqual({ ...before, containers: [{ name: "web", ready: true }, { name: "log" }] });
  expect(after).not.toBe(before);
  expect(after.labels).toBe(before.labels);
  expect(after.containers[1]).toBe(before.containers[1]);
  expect(before.containers[0]).toEqual({ name: "web", ready: false });
});

test.each([
  ["a key less", { a: 1, b: undefined }, { a: 1 }],
  ["a key more", { a: 1 }, { a: 1, b: undefined }],
  ["another key", { a: undefined }, { b: undefined }],
  ["a list that was none", { 0: "a" }, ["a"]],
  ["a shorter list", ["a", "b"], ["a"]],
  ["a longer list", ["a"], ["a", "b"]],
  ["nothing where there was something", { a: {} }, { a: null }],
])("%s is a change", (_, before, after) => {
  expect(asBefore<unknown>(before, after)).toStrictEqual(after);
  expect(asBefore<unknown>(before, after)).not.toBe(before);
});
