import type { ArgsGroup, MappingContext } from "../common/context";
import { unsupported } from "../common/diagnose";

/** `deploy.restart_policy`, or `restart` where that is not given, as docker compose reads them. */
export function mapRestart(context: MappingContext): ArgsGroup {
  const { service } = context;
  const policy = service.deploy?.restart_policy;
  if (!policy) return service.restart ? parseRestart(service.restart) : {};
  for (const key of ["delay", "window"] as const) {
    if (policy[key] !== undefined) {
      unsupported(
        context,
        ["deploy", "restart_policy", key],
        "a single engine's restart policy has no such setting",
        "remove it, or leave it for a swarm, which has it",
      );
    }
  }
  switch (policy.condition) {
    case "none":
    case "no":
      return { restart: "no" };
    case "on-failure":
      return parseRestart(policy.max_attempts ? `on-failure:${policy.max_attempts}` : "on-failure");
    case undefined:
    case "":
    case "any":
      return { restart: "always" };
    default:
      // As docker compose does: one of `restart`, or what the engine refuses.
      return { restart: policy.condition };
  }
}

function parseRestart(text: string): ArgsGroup {
  const [name, count] = text.split(":");
  return count === undefined ? { restart: text } : { restart: name ?? text, maxRetryCount: Number(count) };
}
