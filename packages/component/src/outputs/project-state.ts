import * as pulumi from "@pulumi/pulumi";
import type { ComposeProject } from "@pulumi-compose/project";
import type { NetworkState } from "../contract/network-state";
import type { Project } from "../contract/project";
import type { Target } from "../contract/target";
import type { VolumeState } from "../contract/volume-state";
import type { WaitFor } from "../contract/wait-for";
import { contracts } from "../targets/contracts";
import { serviceState } from "./service-state";

/** What the contract promises beside what every resource has. */
export type ProjectState = Omit<Project, keyof pulumi.ComponentResource>;

/** The outputs of a project as plain data, which every language can read. They wait for the ends of the jobs that were asked for. */
export function projectState(
  project: ComposeProject<`${Target}`>,
  {
    target,
    waitFor,
    jobs = [],
  }: { readonly target: Target; readonly waitFor: WaitFor; readonly jobs?: readonly string[] },
): ProjectState {
  return {
    projectName: pulumi.output(project.projectName),
    services: pulumi.all(
      mapped(project.services, (service, name) =>
        serviceState(service, contracts[target], jobs.includes(name) ? "completed" : waitFor),
      ),
    ),
    networks: pulumi.all(
      mapped(project.networks, ({ id, name }): pulumi.Output<NetworkState> => pulumi.output({ id, name })),
    ),
    volumes: pulumi.all(
      mapped(
        project.volumes,
        ({ name, mountpoint }): pulumi.Output<VolumeState> => pulumi.output({ name, mountpoint }),
      ),
    ),
    gates: project.gates.apply((gates) => ({ ...gates })),
  };
}

function mapped<T, R>(values: Readonly<Record<string, T>>, of: (value: T, name: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, of(value, name)]));
}
