import type { Swarm } from "@pulumi-compose/docker-health";
import type { StatusRow } from "../../health/status/status-row";
import type { ChosenProject } from "../../project/choose-project";
import { absentOf } from "../services/absent-of";
import { replicaRows } from "./replica-rows";
import { stackServices } from "./stack-services";

/** A row for each replica of the project's services, and for each service of the file that the swarm lacks. @throws EngineError */
export async function readSwarmStatus(
  swarm: Swarm,
  chosen: ChosenProject,
  services: readonly string[],
): Promise<readonly StatusRow[]> {
  const asked = (service: string) => services.length === 0 || services.includes(service);
  const found = (await stackServices(swarm, chosen)).filter(({ service }) => asked(service));
  const [tasks, nodes] = await Promise.all([
    found.length === 0 ? [] : swarm.tasks(found.map(({ snapshot }) => snapshot.id)),
    swarm.nodes(),
  ]);
  const there = new Set(found.map(({ service }) => service));
  const rows = found.map(async (service) => {
    const own = tasks.filter(({ serviceId }) => serviceId === service.snapshot.id);
    return replicaRows(service, { tasks: own, ends: await swarm.taskEnds(service.snapshot, own), nodes });
  });
  return [...(await Promise.all(rows)).flat(), ...absentOf(there, chosen, services)];
}
