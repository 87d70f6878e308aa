import { brokenOff } from "./broken-off";
import type { DeploymentEvent } from "./deployment-event";

const said = (message: string): DeploymentEvent => ({
  type: "diagnostic",
  severity: "error",
  message,
  resource: "shop-db-1",
});

test.each([
  "1 error occurred: * Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
  "unable to start container: context canceled",
])("%s", (message) => {
  expect(brokenOff(said(message))).toEqual({ ...said("broken off, as it was cancelled"), severity: "info" });
});

test("what has another cause is said as it is", () => {
  expect(brokenOff(said("address already in use"))).toEqual(said("address already in use"));
});
