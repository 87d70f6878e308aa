import { withoutTraces } from "./without-traces";

test("errors made inside have no frames, those made after have", () => {
  expect(withoutTraces(() => new Error("a").stack)).toBe("Error: a");
  expect(new Error("b").stack).toMatch(/\n\s+at /);
});

test("the limit comes back after an error, too", () => {
  const limit = Error.stackTraceLimit;
  const fail = () => {
    throw new Error("c");
  };
  expect(() => withoutTraces(fail)).toThrow("c");
  expect(Error.stackTraceLimit).toBe(limit);
});
