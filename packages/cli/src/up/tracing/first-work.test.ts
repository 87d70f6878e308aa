import type { DeploymentEvent } from "../events/deployment-event";
import { firstWork } from "./first-work";

const said: DeploymentEvent = { type: "diagnostic", severity: "info", message: "refreshing the state first" };
const network: DeploymentEvent = {
  type: "resource",
  kind: "network",
  name: "shop_default",
  op: "create",
  status: "begun",
  changes: [],
};
const asked: DeploymentEvent = { ...network, kind: "container", name: "shop-web-1", service: "web" };

test("it is told of the first container that the engine is asked for, once, and not in the middle of it", async () => {
  const meanwhile = jest.fn();
  const sink = firstWork(meanwhile);
  for (const event of [said, network]) sink?.emit(event);
  await new Promise((resolve) => setImmediate(resolve));
  for (const event of [asked, asked]) sink?.emit(event);
  expect(meanwhile).not.toHaveBeenCalled();
  await new Promise((resolve) => setImmediate(resolve));
  expect(meanwhile).toHaveBeenCalledTimes(1);
});

test("nobody asks for it", () => expect(firstWork(undefined)).toBeUndefined());
