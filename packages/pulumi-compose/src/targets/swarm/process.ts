import { compact } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { shortDuration } from "./short-duration";
import type { ContainerSpecArgs, SwarmContext } from "./swarm-context";
import { SHORT_GRACE } from "./swarm-messages";

/** Compose's own default of `stop_grace_period`: 10 s. The plugin's is to kill at once. */
export const DEFAULT_GRACE_NS = 10_000_000_000;

/** What runs in the containers: command, entrypoint, environment, user, signals. */
export function mapProcess(context: SwarmContext): ContainerSpecArgs {
  const { service } = context;
  reportShortGrace(context);
  return compact({
    commands: entrypoint(service.entrypoint),
    args: service.command?.length ? [...service.command] : undefined,
    env: environment(context),
    dir: service.working_dir,
    user: service.user,
    groups: service.group_add?.map(String),
    hostname: service.hostname,
    // The plugin keeps an old value where none is given, so what has a default is always said.
    init: service.init ?? false,
    readOnly: service.read_only || undefined,
    stopSignal: service.stop_signal,
    stopGracePeriod: shortDuration(service.stop_grace_period ?? DEFAULT_GRACE_NS),
    isolation: service.isolation,
  });
}

/** The plugin's removal of a service waits for its containers for exactly this long, and a swarm needs seconds in any case. */
function reportShortGrace(context: SwarmContext): void {
  const { stop_grace_period: grace = DEFAULT_GRACE_NS } = context.service;
  if (grace >= DEFAULT_GRACE_NS) return;
  diagnose(context, SHORT_GRACE, ["stop_grace_period"], {});
}

/** An empty list clears the image's entrypoint: the engine's word for it is `[""]`. */
function entrypoint(value: readonly string[] | null | undefined): string[] | undefined {
  if (!value) return undefined;
  return value.length === 0 ? [""] : [...value];
}

function environment(context: SwarmContext): Record<string, string> | undefined {
  const values = context.service.environment ?? {};
  const env: Record<string, string> = {};
  for (const name of Object.keys(values).sort()) {
    const value = values[name];
    if (value === null || value === undefined) {
      unsupported(
        context,
        ["environment", name],
        "a swarm's service cannot take a variable of the image away",
        "give it a value, or remove it from the file",
      );
    } else env[name] = value;
  }
  return Object.keys(env).length > 0 ? env : undefined;
}
