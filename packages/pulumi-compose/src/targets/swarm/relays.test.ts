import { swarmPlanOf } from "../../testing/swarm-plan-of";

test("a relay is left out, with a warning where it is written", () => {
  const { diagnostics, services } = swarmPlanOf(`services:
  web:
    image: w
    ports: ["8080:80"]
    x-pulumi-compose:
      relay: true
  api: { image: a, x-pulumi-compose: { relay: false } }
`);
  const left = diagnostics.filter(({ message }) => message.includes("relay"));
  expect(left.map(({ code, severity, place, hint }) => [code, severity, place?.line, hint])).toEqual([
    ["target/unsupported", "warning", 6, "leave it out there"],
  ]);
  expect(services.map(({ service }) => service)).toEqual(["web", "api"]);
});
