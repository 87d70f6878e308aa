import { planOf } from "../../testing/plan-of";

const file = (condition: string) => `
services:
  db:
    image: d
    healthcheck: { test: "true" }
    scale: 2
    x-pulumi-compose: { post_healthy: [{ command: migrate --all, user: root }] }
  web: { image: w, depends_on: { db: { condition: ${condition} } } }
`;

test("each of a service's containers has its hooks", () => {
  const { containers, diagnostics } = planOf(file("service_healthy"));
  const hooks = [{ command: ["migrate", "--all"], user: "root" }];
  expect(containers.map(({ key, postHealthy }) => [key, postHealthy])).toEqual([
    ["db-1", hooks],
    ["db-2", hooks],
    ["web-1", undefined],
  ]);
  expect(diagnostics).toEqual([]);
});

test("where others wait for the service's end it has none, and that is told once", () => {
  const { containers, diagnostics } = planOf(file("service_completed_successfully"));
  expect(containers.some(({ postHealthy }) => postHealthy)).toBe(false);
  const left = diagnostics.filter(({ code }) => code === "target/unsupported");
  expect(left.map(({ severity, message, place }) => [severity, message, place?.line])).toEqual([
    ["warning", expect.stringMatching(/^service "db": `x-pulumi-compose.post_healthy` is left out: others wait/), 7],
  ]);
});
