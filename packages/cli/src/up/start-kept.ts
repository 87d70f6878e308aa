import { type Housekeeping, housekeeping } from "@pulumi-compose/docker-health";
import type { KeptContainer } from "./choice/change-limits";
import type { DeploymentTools } from "./deployment";

/**
 * Starts what an `up --no-recreate` leaves as it is and what does not run, in the order of the start, as docker compose does: to
 * Pulumi it is excluded. To be called behind the gates.
 */
export async function startKept(
  kept: readonly KeptContainer[],
  order: readonly string[],
  say: DeploymentTools["say"],
  ask: () => Promise<Pick<Housekeeping, "startContainer">> = housekeeping,
): Promise<void> {
  if (kept.length === 0) return;
  const keeper = await ask();
  const inOrder = kept.toSorted((one, other) => order.indexOf(one.service) - order.indexOf(other.service));
  for (const { id, name } of inOrder) {
    await keeper.startContainer(id);
    say("info", `container ${name}: started again as it was`);
  }
}
