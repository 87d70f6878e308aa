import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { wholeSeconds } from "../common/go-duration";

/** Compose's own default of `stop_grace_period`: 10 s. */
const defaultGraceSeconds = 10;

/** What runs in the container: command, entrypoint, environment, user, signals. */
export function mapProcess({ service }: MappingContext): ArgsGroup {
  const grace = service.stop_grace_period === undefined ? undefined : wholeSeconds(service.stop_grace_period);
  return compact({
    entrypoints: entrypoints(service.entrypoint),
    command: service.command?.length ? [...service.command] : undefined,
    envs: environment(service.environment),
    workingDir: service.working_dir,
    user: service.user,
    hostname: service.hostname,
    domainname: service.domainname,
    init: service.init,
    tty: service.tty || undefined,
    stdinOpen: service.stdin_open || undefined,
    stopSignal: service.stop_signal,
    stopTimeout: grace,
    // Without it the plugin kills at once; compose asks first, and waits.
    destroyGraceSeconds: grace ?? defaultGraceSeconds,
    runtime: service.runtime,
    platform: service.platform,
  });
}

/** An empty list clears the image's entrypoint. The plugin takes `[]` for "not given"; the engine's word for it is `[""]`. */
function entrypoints(value: readonly string[] | null | undefined): string[] | undefined {
  if (!value) return undefined;
  return value.length === 0 ? [""] : [...value];
}

/** Sorted, as compose sends it. A name without a value takes the variable away from the image's environment. */
function environment(values: Readonly<Record<string, string | null>> | undefined): string[] | undefined {
  if (!values) return undefined;
  return Object.keys(values)
    .sort()
    .map((name) => {
      const value = values[name];
      return value === null || value === undefined ? name : `${name}=${value}`;
    });
}
