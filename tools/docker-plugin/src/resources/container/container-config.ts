import { CONTAINER } from "../../schema/container";
import { parseGoDuration } from "../../values/go-duration";
import { flagOf, isSet, numberOf, objectOf, textOf, textsOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import { compact } from "../compact";
import { labelsToMap } from "../labels";
import { textsInHashOrder } from "../set-hash";
import { binds } from "./binds";
import { portMaps } from "./ports";

/** The part of the create request that describes the process: image, command, environment, health. */
export function containerConfig(values: ValueMap): Record<string, unknown> {
  const command = textsOf(values, "command");
  if (command.includes("")) throw new Error("values for command may not be empty");
  const { exposed } = portMaps(values);
  const { volumes } = binds(values);
  const { envs } = CONTAINER;
  return compact({
    Image: textOf(values, "image"),
    Hostname: textOf(values, "hostname"),
    Domainname: textOf(values, "domainname"),
    Tty: flagOf(values, "tty"),
    OpenStdin: flagOf(values, "stdinOpen"),
    StopSignal: textOf(values, "stopSignal") || undefined,
    StopTimeout: numberOf(values, "stopTimeout") || undefined,
    Env: envs && isSet(values, "envs") ? textsInHashOrder(envs, values.envs) : undefined,
    Cmd: command.length > 0 ? command : undefined,
    Entrypoint: isSet(values, "entrypoints") ? textsOf(values, "entrypoints") : undefined,
    User: textOf(values, "user") || undefined,
    WorkingDir: textOf(values, "workingDir") || undefined,
    ExposedPorts: Object.keys(exposed).length > 0 ? exposed : undefined,
    Volumes: Object.keys(volumes).length > 0 ? volumes : undefined,
    Labels: isSet(values, "labels") ? labelsToMap(values) : undefined,
    Healthcheck: healthcheck(values),
  });
}

function healthcheck(values: ValueMap): Record<string, unknown> | undefined {
  const check = objectOf(values, "healthcheck");
  if (check === undefined) return undefined;
  const ns = (key: string) => Number(parseGoDuration(textOf(check, key)) ?? 0n);
  return {
    Test: textsOf(check, "tests"),
    Interval: ns("interval"),
    Timeout: ns("timeout"),
    StartPeriod: ns("startPeriod"),
    StartInterval: ns("startInterval"),
    Retries: numberOf(check, "retries"),
  };
}
