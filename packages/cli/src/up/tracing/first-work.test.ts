import type { DeploymentEvent } from "../events/deployment-event";
import { firstWork } from "./first-work";

const said: DeploymentEvent = { type: "diagnostic", severity: "info", message: "refreshing the state first" };
const asked: DeploymentEvent = {
  type: "resource",
  kind: "network",
  name: "shop_default",
  op: "create",
  status: "begun",
  changes: [],
};

test("it is told of the first thing that is asked of the engine, once, and not in the middle of it", async () => {
  const meanwhile = jest.fn();
  const sink = firstWork(meanwhile);
  for (const event of [said, asked, asked]) sink?.emit(event);
  expect(meanwhile).not.toHaveBeenCalled();
  await new Promise((resolve) => setImmediate(resolve));
  expect(meanwhile).toHaveBeenCalledTimes(1);
});

test("nobody asks for it", () => expect(firstWork(undefined)).toBeUndefined());
