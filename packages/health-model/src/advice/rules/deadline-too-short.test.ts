import { adviceOnCheck } from "../../testing/advice";

test.each([
  [29_000, 1],
  [30_000, 0],
])("a deadline of %d ms before a first probe after 30 s", (deadlineMs, count) => {
  const advice = adviceOnCheck("health/deadline-too-short", ["CMD", "true"], {}, { deadlineMs });
  expect(advice).toHaveLength(count);
});
