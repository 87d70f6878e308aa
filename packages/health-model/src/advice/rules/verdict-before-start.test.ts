import { adviceOf, adviceOnCheck } from "../../testing/advice";

const CODE = "health/verdict-before-start";
const quick = { test: ["CMD", "true"], intervalMs: 1_000, retries: 3 };

test("what the service declares", () => {
  const rest = { extensions: { "x-pulumi-compose": { start: "45s" } } };
  const [advice] = adviceOnCheck(CODE, quick, rest);
  expect(advice?.message).toBe(
    '"db" can be called unhealthy after 3s, but it may take 45s to start (x-pulumi-compose)',
  );
  expect(advice?.fix?.edits).toMatchObject([{ value: "45s" }]);
  expect(adviceOnCheck(CODE, { ...quick, startPeriodMs: 45_000 }, rest)).toEqual([]);
});

test("what is usual for a known image", () => {
  expect(adviceOnCheck(CODE, quick, { image: "elasticsearch:8" })[0]?.message).toContain("(usual for Elasticsearch)");
  expect(adviceOnCheck(CODE, quick, { image: "mycorp/elasticsearch" })).toEqual([]);
  expect(adviceOnCheck(CODE, { ...quick, retries: 100 }, { image: "elasticsearch:8" })).toEqual([]);
});

test.each([["soon"], [45], [null]])("a start that is no duration: %j", (start) => {
  const [advice] = adviceOf("health/bad-start", { db: { extensions: { "x-pulumi-compose": { start } } } });
  expect(advice?.message).toContain(JSON.stringify(start));
  expect(advice?.path).toEqual(["services", "db", "x-pulumi-compose", "start"]);
});
