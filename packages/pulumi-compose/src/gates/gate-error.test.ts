import * as pulumi from "@pulumi/pulumi";
import { GateError } from "./gate-error";

test("what the SDK writes before the messages of errors is not said of a gate", () => {
  const resource = new pulumi.ComponentResource("a:b:C", "name");
  const error = new GateError({ summary: 'service "web" failed', full: "gate/x: in full" }, resource);
  error.message = `error serializing property "metadata": ${error.message}`;
  expect(error).toMatchObject({ message: 'service "web" failed', stack: "gate/x: in full", name: "GateError" });
  expect(pulumi.ResourceError.isInstance(error) && !error.hideStack).toBe(true);
});
