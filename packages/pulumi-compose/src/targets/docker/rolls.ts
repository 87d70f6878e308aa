import { setTimeout as sleep } from "node:timers/promises";
import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Gate } from "../../gates/resource-gate";
import type { PlannedContainer } from "../../plan/resource-plan";
import type { RollingUpdates } from "./lifecycle/rolling-updates";

/** The containers of a project that take over from others, one lot after another. */
export class Rolls {
  private readonly rolls = new Map<string, pulumi.Output<unknown>>();
  private readonly planned: PlannedContainer[] = [];

  constructor(private readonly rolling: RollingUpdates) {}

  /** When it is a container's turn: once one of the lot before it has taken over. Absent: at once. */
  turnOf(planned: PlannedContainer): pulumi.Output<unknown> | undefined {
    const { rollout, service, index, relayOf } = planned;
    if (relayOf !== undefined) return this.turnOfRelay(planned, relayOf);
    if (!rollout || rollout.parallelism === 0 || pulumi.runtime.isDryRun()) return undefined;
    const before = this.rolls.get(keyOf(service, index - rollout.parallelism));
    if (!before) return undefined;
    return pulumi
      .output(this.rolling.isReplaced(planned))
      .apply((isReplaced) => (isReplaced ? before.apply(() => sleep(rollout.delayMs)) : undefined));
  }

  /** A relay that is new takes the port from a container that serves: once that has been taken over from. */
  private turnOfRelay(relay: PlannedContainer, owner: string): pulumi.Output<unknown> | undefined {
    const rolls = this.planned
      .filter(({ service }) => service === owner)
      .map(({ service, index }) => this.rolls.get(keyOf(service, index)));
    if (rolls.length === 0) return undefined;
    return pulumi
      .output(this.rolling.isReplaced(relay))
      .apply((isThere) => (isThere ? undefined : pulumi.all(rolls).apply(() => undefined)));
  }

  /** Tells of a container that is registered, and of the gate behind which it takes over. */
  follow(planned: PlannedContainer, container: docker.Container, gate: () => Gate): void {
    if (!planned.rollout || pulumi.runtime.isDryRun()) return;
    this.planned.push(planned);
    const roll = container.id.apply(async (id) =>
      (await this.rolling.isUnderWay(planned, id)) ? gate().required() : undefined,
    );
    this.rolls.set(keyOf(planned.service, planned.index), roll);
  }

  /** When all of them have taken over, and what a service has too many of has been asked for the last time. Absent: there are none. */
  done(): pulumi.Output<unknown> | undefined {
    if (this.planned.length === 0) return undefined;
    const services = [...new Set(this.planned.map(({ service }) => service))];
    return pulumi.all(
      services.map((service) => {
        const planned = this.planned.filter((one) => one.service === service);
        return pulumi
          .all(planned.map(({ index }) => this.rolls.get(keyOf(service, index))))
          .apply(() => this.rolling.retire(service, planned));
      }),
    );
  }
}

function keyOf(service: string, index: number): string {
  return `${service} ${index}`;
}
