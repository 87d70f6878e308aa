import { planOf } from "../../testing/plan-of";
import { swarmPlanOf } from "../../testing/swarm-plan-of";

const file = (replicas: number) => `
services:
  migrate: { image: i }
  web:
    image: i
    scale: ${replicas}
    depends_on: { migrate: { condition: service_completed_successfully } }
`;

test.each([0, 1, 3])("what %d containers wait for is a one-shot, on every target", (replicas) => {
  const [migrate] = planOf(file(replicas)).containers;
  expect(migrate).toMatchObject({ key: "migrate-1", oneShot: true, args: { mustRun: false } });
  const services = swarmPlanOf(file(replicas)).services;
  expect(services.find(({ key }) => key === "migrate")?.oneShot).toBe(true);
});
