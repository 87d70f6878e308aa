import type { ResolvedEndpoint } from "../endpoint/endpoint";
import { createClient } from "../engine/create-client";
import { followLog } from "../engine/follow-log";
import { readLog } from "../engine/log-tail";
import { pastEvents } from "../engine/past-events";
import { reachEngine } from "../engine/reach-engine";
import { field, list, text } from "../shared/read";
import { readNode, readService, readTask } from "./read-swarm";
import type { ServiceFilter, SwarmClient } from "./swarm-client";

/** The real edge to a swarm's manager. Opens nothing before it is asked something. */
export function createSwarmClient(resolved: ResolvedEndpoint): SwarmClient {
  const { ask, release } = reachEngine(resolved);
  const logs = reachEngine(resolved);
  const engine = createClient(resolved);
  const rows = async (path: string, filters: Readonly<Record<string, readonly string[]>>) => {
    const query = Object.keys(filters).length > 0 ? { query: { filters: JSON.stringify(filters) } } : {};
    return list(await ask.json({ method: "GET", path, ...query, ok: [200] }));
  };
  return {
    async services(filter) {
      const found = (await rows("/services", filtersOf(filter))).map(readService);
      // The swarm's filters match the beginnings of ids and names.
      return found.filter(
        ({ id, name }) => (filter.ids?.includes(id) ?? true) && (filter.names?.includes(name) ?? true),
      );
    },
    async tasks(serviceIds) {
      if (serviceIds.length === 0) return [];
      return (await rows("/tasks", { service: serviceIds })).map(readTask);
    },
    nodes: async () => (await rows("/nodes", {})).map(readNode),
    async idOf(kind, name) {
      const found = await rows(`/${kind}s`, { name: [name] });
      const exact = found.find((row) => text(field(row, "Spec", "Name")) === name);
      return exact === undefined ? undefined : text(field(exact, "ID"));
    },
    logTail: (of, lines) => readLog(ask, "task" in of ? `/tasks/${of.task}` : `/services/${of.service}`, lines),
    followLog: (task, from, subscriber) => followLog(logs.ask, `/tasks/${task}`, from, subscriber),
    container: (id) => engine.inspect(id),
    pastEvents: (id, endedAt) => pastEvents(ask, id, endedAt),
    nodeId: async () => text(field(await ask.json({ method: "GET", path: "/info", ok: [200] }), "Swarm", "NodeID")),
    imageHealthcheck: (image) => engine.imageHealthcheck(image),
    time: () => engine.time(),
    release() {
      release();
      engine.release();
    },
  };
}

function filtersOf({ ids, names, labels }: ServiceFilter): Record<string, readonly string[]> {
  return {
    ...(ids && { id: ids }),
    ...(names && { name: names }),
    ...(labels && { label: Object.entries(labels).map(([key, value]) => `${key}=${value}`) }),
  };
}
