import * as pulumi from "@pulumi/pulumi";
import { inContext } from "@pulumi-compose/docker-health/kernel";

/**
 * A resource hook that runs in the async context of the program that makes it. The SDK calls hooks from a server of its
 * own, outside of it: what an inline program's hook logs is printed on the process's output, and in no stack's log.
 */
export function programHook(name: string, callback: pulumi.ResourceHookFunction): pulumi.ResourceHook {
  return new pulumi.ResourceHook(name, inContext(callback));
}
