import { settlesWithin } from "../concurrency/settles-within";
import type { Clock } from "../shared/clock";
import type { EngineClient, RunningExec } from "../shared/engine-client";

/** The variable that marks the processes of one probe, so that they can be found again inside the container. */
export const MARK = "PULUMI_COMPOSE_PROBE";

const KILL_TIMEOUT_MS = 5_000;
const GONE_TIMEOUT_MS = 1_000;

/**
 * Ends the processes of a probe. The engine has no call for that, so a second exec looks through the container's
 * `/proc` for processes whose environment carries the probe's mark, and kills them, children included. Only shell
 * builtins are used: `/bin/sh` is all that the image must have. False: the probe may still be running.
 */
export async function endExec(
  client: EngineClient,
  clock: Clock,
  container: string,
  exec: RunningExec,
  mark: string,
): Promise<boolean> {
  try {
    const killer = await client.startExec(container, ["/bin/sh", "-c", KILL_SCRIPT, "sh", mark], []);
    // A frozen container answers no exec; nobody should wait for it for ever.
    const killed = await settlesWithin(clock, killer.ended, KILL_TIMEOUT_MS);
    if (!killed) killer.detach();
    return await settlesWithin(clock, exec.ended, killed ? GONE_TIMEOUT_MS : 0);
  } catch {
    // The container stopped, and its processes with it; or there is no shell in it.
    return await settlesWithin(clock, exec.ended, GONE_TIMEOUT_MS);
  } finally {
    exec.detach();
  }
}

const KILL_SCRIPT = `for p in /proc/[0-9]*; do
  ( while IFS= read -r line || [ -n "$line" ]; do
      case "$line" in *${MARK}="$1"*) kill -9 "\${p#/proc/}";; esac
      line=
    done < "$p/environ" ) 2>/dev/null
done`;
