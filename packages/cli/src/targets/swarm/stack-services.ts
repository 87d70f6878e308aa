import type { ServiceSnapshot, Swarm } from "@pulumi-compose/docker-health";
import type { ChosenProject } from "../../project/choose-project";
import { inOrderOfFile } from "../services/in-order-of-file";

/** A service of a stack, by the label that `docker stack` sets, and by the name that the compose file has for it. */
export interface StackService {
  readonly service: string;
  readonly snapshot: ServiceSnapshot;
}

const NAMESPACE = "com.docker.stack.namespace";

/** The services of a project in the order of the file, or of the names. @throws EngineError */
export async function stackServices(swarm: Swarm, chosen: ChosenProject): Promise<readonly StackService[]> {
  const snapshots = await swarm.services({ labels: { [NAMESPACE]: chosen.name } });
  const services = snapshots.map((snapshot) => ({ service: composeName(snapshot.name, chosen.name), snapshot }));
  return inOrderOfFile(services, chosen);
}

function composeName(name: string, project: string): string {
  return name.startsWith(`${project}_`) ? name.slice(project.length + 1) : name;
}
