import { ENGINE_DIFFERENCES, isSince } from "./engine-differences";

test.each([
  ["20.10.24+dfsg1", false],
  ["26.0.2", false],
  ["26.1.5+dfsg1", true],
  ["29.8.0-beta.24", true],
  ["100.0", true],
  ["", false],
])("an engine that says it is %j", (version, newer) => {
  expect(isSince("probes go on after live restore", version)).toBe(newer);
});

test("every difference has two sides", () => {
  for (const { since, before, after } of Object.values(ENGINE_DIFFERENCES)) {
    expect(since).toMatch(/^\d+\.\d+$/);
    expect(before).not.toBe(after);
  }
});
