import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Claims } from "@pulumi-compose/docker-health";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { claimingArgs, claimsOf } from "./claims-of";
import { plannedService } from "./planned-service";

/** What each container of a project is to have, by service and number, as far as that is known. */
export class PlannedClaims {
  private readonly known = new Map<string, Claims | undefined>();

  /**
   * Tells of a container of the file.
   *
   * @param isPlain whether an edit of its arguments takes a new container: options of the program's own may keep the old
   */
  tell({ service, index }: PlannedContainer, args: docker.ContainerArgs, isPlain: boolean): void {
    const key = keyOf(service, String(index));
    this.known.set(key, undefined);
    if (!isPlain) return;
    // One that is never known, or only with the container that asks, leaves this one as it is.
    const given = pulumi.all(Object.fromEntries(claimingArgs.map((name) => [name, pulumi.output(args[name])])));
    given.apply((values) => void this.known.set(key, claimsOf(values)));
  }

  /** Whether a container is of the file, by its labels. */
  has(labels: Readonly<Record<string, string>>): boolean {
    return this.known.has(keyIn(labels));
  }

  /** What it is to have, by its labels. */
  of(labels: Readonly<Record<string, string>>): Claims | undefined {
    return this.known.get(keyIn(labels));
  }
}

function keyIn(labels: Readonly<Record<string, string>>): string {
  const number = labels["com.docker.compose.container-number"] ?? labels["io.pulumi-compose.replica"] ?? "1";
  return keyOf(plannedService(labels), number);
}

function keyOf(service: string, index: string): string {
  return `${service} ${index}`;
}
