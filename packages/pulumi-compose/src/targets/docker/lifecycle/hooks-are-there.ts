import * as pulumi from "@pulumi/pulumi";

/** Pulumi's mocks, which programs are unit-tested with, register no hooks. */
export function hooksAreThere(): boolean {
  const monitor = pulumi.runtime.getMonitor();
  return monitor !== undefined && typeof monitor.registerResourceHook === "function";
}
