import { setImmediate } from "node:timers/promises";
import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Claims } from "@pulumi-compose/docker-health";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { claimingArgs, claimsOf } from "./claims-of";
import { plannedService } from "./planned-service";

interface Told {
  /** Absent where options of the program's own may keep the old container. */
  readonly args?: docker.ContainerArgs;
  claims?: Claims;
  isAsked?: true;
}

/** What each container of a project is to have, by service and number, as far as that is known. */
export class PlannedClaims {
  private readonly told = new Map<string, Told>();

  /**
   * Tells of a container of the file.
   *
   * @param isPlain whether an edit of its arguments takes a new container: options of the program's own may keep the old
   */
  tell({ service, index }: PlannedContainer, args: docker.ContainerArgs, isPlain: boolean): void {
    this.told.set(keyOf(service, String(index)), isPlain ? { args } : {});
  }

  /** Whether a container is of the file, by its labels. */
  has(labels: Readonly<Record<string, string>>): boolean {
    return this.told.has(keyIn(labels));
  }

  /** What it is to have, by its labels, as far as that is known now: hardly anybody asks, and to find out takes Outputs. */
  async of(labels: Readonly<Record<string, string>>): Promise<Claims | undefined> {
    const told = this.told.get(keyIn(labels));
    if (!told) return undefined;
    ask(told);
    // By then whatever is known has come through the Outputs. What is never known, or only with the container that asks, has not.
    await setImmediate();
    return told.claims;
  }
}

function ask(told: Told): void {
  const { args } = told;
  if (!args || told.isAsked) return;
  told.isAsked = true;
  const given = pulumi.all(Object.fromEntries(claimingArgs.map((name) => [name, pulumi.output(args[name])])));
  given.apply((values) => {
    told.claims = claimsOf(values);
  });
}

function keyIn(labels: Readonly<Record<string, string>>): string {
  const number = labels["com.docker.compose.container-number"] ?? labels["io.pulumi-compose.replica"] ?? "1";
  return keyOf(plannedService(labels), number);
}

function keyOf(service: string, index: string): string {
  return `${service} ${index}`;
}
