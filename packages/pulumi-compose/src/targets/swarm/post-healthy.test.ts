import { swarmPlanOf } from "../../testing/swarm-plan-of";

test("what runs in a container once it is healthy is left out, with a warning where it is written", () => {
  const { diagnostics } = swarmPlanOf(`services:
  db:
    image: d
    x-pulumi-compose:
      post_healthy: [{ command: migrate }]
  web: { image: w }
`);
  const left = diagnostics.filter(({ message }) => message.includes("post_healthy"));
  expect(left.map(({ code, severity, place, hint }) => [code, severity, place?.line, hint])).toEqual([
    ["target/unsupported", "warning", 5, "let the image's entrypoint run it"],
  ]);
});
