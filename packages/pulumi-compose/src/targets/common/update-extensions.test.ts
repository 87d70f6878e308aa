import { swarmPlanOf } from "../../testing/swarm-plan-of";

const compose = (order: string) => `
services:
  web:
    image: app
    deploy: { update_config: { order: ${order} } }
    x-pulumi-compose: { drain: soon, singleWriter: perhaps }
`;

const codes = (order: string) =>
  swarmPlanOf(compose(order), {}).diagnostics.flatMap(({ code, path }) =>
    path?.includes("x-pulumi-compose") ? [`${code} ${path.slice(2).join(".")}`] : [],
  );

test("values that cannot be read are told on a swarm, too, whichever container starts first", () => {
  expect(codes("start-first")).toEqual([
    "target/bad-drain x-pulumi-compose.drain",
    "target/bad-single-writer x-pulumi-compose.singleWriter",
  ]);
  expect(codes("stop-first")).toEqual([
    "health/bad-extension-value x-pulumi-compose.drain",
    "health/bad-extension-value x-pulumi-compose.singleWriter",
  ]);
});
