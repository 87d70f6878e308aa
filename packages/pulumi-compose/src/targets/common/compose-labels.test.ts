import { argsOf, planOf } from "../../testing/plan-of";
import { composeLabels } from "./compose-labels";

test("containers get the labels that the component gives them, but for the hash", () => {
  const planned = argsOf("labels: { team: a }").labels;
  const labels = composeLabels({ project: "shop", service: "a" }, { team: "a" });
  const hash = "com.docker.compose.config-hash";
  expect(labels.filter(({ label }) => label !== hash)).toEqual(planned?.filter(({ label }) => label !== hash));
  expect(labels.map(({ label }) => label)).toEqual(planned?.map(({ label }) => label));
});

test("so do one-shots, networks and volumes", () => {
  const plan = planOf(`
services:
  job: { image: busybox, volumes: ["data:/data"] }
  web: { image: busybox, depends_on: { job: { condition: service_completed_successfully } } }
volumes: { data: { labels: { x: y } } }
`);
  expect(composeLabels({ project: "shop", network: "default" })).toEqual(plan.networks[0]?.args.labels);
  expect(composeLabels({ project: "shop", volume: "data" }, { x: "y" })).toEqual(plan.volumes[0]?.args.labels);
  const job = plan.containers.find(({ service }) => service === "job")?.args.labels?.map(({ label }) => label);
  expect(composeLabels({ project: "shop", service: "job", oneShot: true }).map(({ label }) => label)).toEqual(job);
});
