import type { Field } from "../../schema/field";
import { SERVICE } from "../../schema/service";
import { flagOf, isSet, numberOf, objectOf, objectsOf, textMapOf, textOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import { compact } from "../compact";
import { labelsToMap } from "../labels";
import { objectsInHashOrder, textsInHashOrder } from "../set-hash";
import { containerSpec, nanoseconds } from "./container-spec";
import { taskResources } from "./task-resources";

const TASK = SERVICE.taskSpec?.block ?? {};

/** A Service as the swarm wants it. */
export function serviceSpec(values: ValueMap): Record<string, unknown> {
  return compact({
    Name: textOf(values, "name"),
    Labels: isSet(values, "labels") ? labelsToMap(values) : undefined,
    TaskTemplate: taskSpec(objectOf(values, "taskSpec") ?? {}),
    Mode: mode(values),
    UpdateConfig: rollout(objectOf(values, "updateConfig")),
    RollbackConfig: rollout(objectOf(values, "rollbackConfig")),
    EndpointSpec: endpointSpec(objectOf(values, "endpointSpec")),
  });
}

function taskSpec(task: ValueMap): Record<string, unknown> {
  const logDriver = objectOf(task, "logDriver");
  return compact({
    ContainerSpec: containerSpec(objectOf(task, "containerSpec") ?? {}),
    Resources: taskResources(objectOf(task, "resources")),
    RestartPolicy: restartPolicy(objectOf(task, "restartPolicy")),
    Placement: placement(objectOf(task, "placement")),
    ForceUpdate: numberOf(task, "forceUpdate"),
    Runtime: textOf(task, "runtime") || undefined,
    Networks: networks(task),
    LogDriver: logDriver && { Name: textOf(logDriver, "name"), Options: textMapOf(logDriver, "options") },
  });
}

function restartPolicy(policy: ValueMap | undefined): object {
  if (policy === undefined) return {};
  return {
    Condition: textOf(policy, "condition"),
    Delay: nanoseconds(policy, "delay"),
    MaxAttempts: numberOf(policy, "maxAttempts"),
    Window: nanoseconds(policy, "window"),
  };
}

function placement(given: ValueMap | undefined): object {
  if (given === undefined) return {};
  const block = TASK.placement?.block ?? {};
  const platforms = block.platforms;
  return {
    Constraints: texts(block.constraints, given, "constraints"),
    Preferences: texts(block.prefs, given, "prefs").map((pref) => ({ Spread: { SpreadDescriptor: pref } })),
    Platforms: (platforms ? objectsInHashOrder(platforms, given.platforms) : []).map((platform) => ({
      Architecture: textOf(platform, "architecture"),
      OS: textOf(platform, "os"),
    })),
    MaxReplicas: numberOf(given, "maxReplicas"),
  };
}

function networks(task: ValueMap): object[] {
  const field = TASK.networksAdvanceds;
  return (field ? objectsInHashOrder(field, task.networksAdvanceds) : []).map((network) => {
    const target = textOf(network, "id") || textOf(network, "name");
    if (target === "") throw new Error("network 'name' or 'id' must be specified");
    const options = texts(field?.block?.driverOpts, network, "driverOpts")
      .filter((option) => option.includes("="))
      .map((option) => [option.slice(0, option.indexOf("=")), option.slice(option.indexOf("=") + 1)]);
    return {
      Target: target,
      Aliases: texts(field?.block?.aliases, network, "aliases"),
      DriverOpts: Object.fromEntries(options),
    };
  });
}

function texts(field: Field | undefined, values: ValueMap, name: string): string[] {
  return field ? textsInHashOrder(field, values[name]) : [];
}

function mode(values: ValueMap): object {
  const given = objectOf(values, "mode");
  if (given === undefined) return {};
  const replicated = objectOf(given, "replicated");
  return {
    ...(replicated && { Replicated: { Replicas: numberOf(replicated, "replicas") } }),
    ...(flagOf(given, "global") && { Global: {} }),
  };
}

function rollout(given: ValueMap | undefined): object | undefined {
  if (given === undefined) return undefined;
  return {
    Parallelism: numberOf(given, "parallelism"),
    Delay: nanoseconds(given, "delay"),
    FailureAction: textOf(given, "failureAction"),
    Monitor: nanoseconds(given, "monitor"),
    MaxFailureRatio: Number(textOf(given, "maxFailureRatio")),
    Order: textOf(given, "order"),
  };
}

function endpointSpec(given: ValueMap | undefined): object {
  if (given === undefined) return {};
  return compact({
    Mode: textOf(given, "mode") || undefined,
    Ports: objectsOf(given, "ports").map((port) => ({
      Name: textOf(port, "name"),
      Protocol: textOf(port, "protocol"),
      TargetPort: numberOf(port, "targetPort"),
      PublishedPort: numberOf(port, "publishedPort"),
      PublishMode: textOf(port, "publishMode"),
    })),
  });
}
