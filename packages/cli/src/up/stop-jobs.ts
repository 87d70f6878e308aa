import type { Engine, Housekeeping } from "@pulumi-compose/docker-health";
import type { ComposeProject } from "@pulumi-compose/parser";

/** What it takes to stop jobs. */
export interface JobStopper {
  readonly engine: Pick<Engine, "list">;
  readonly keeper: Pick<Housekeeping, "stopContainer">;
  readonly say: (message: string) => void;
}

/** The engine's own, where the file says nothing. */
const GRACE_SECONDS = 10;

/** Ends jobs that still run: whoever cancels a run does not mean it to go on unseen. */
export async function stopJobs(
  { name, services }: ComposeProject,
  jobs: readonly string[],
  { engine, keeper, say }: JobStopper,
): Promise<void> {
  const containers = await engine.list({ "com.docker.compose.project": name });
  for (const job of jobs) {
    const running = containers.filter(
      ({ labels, state }) => labels["com.docker.compose.service"] === job && state.status === "running",
    );
    if (running.length === 0) continue;
    const grace = services[job]?.stop_grace_period;
    const seconds = grace === undefined ? GRACE_SECONDS : Math.ceil(Number(grace) / 1e9);
    for (const { id } of running) await keeper.stopContainer(id, seconds);
    say(`job "${job}" was stopped: \`pulumi-compose run ${job}\` runs it anew`);
  }
}
