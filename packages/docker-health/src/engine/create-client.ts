import type { ResolvedEndpoint } from "../endpoint/endpoint";
import type { EngineClient } from "../shared/engine-client";
import { EngineError } from "../shared/engine-error";
import { field, list, text } from "../shared/read";
import { engineSeconds } from "./engine-seconds";
import { followEvents } from "./follow-events";
import { followLog } from "./follow-log";
import { readLogTail } from "./log-tail";
import { reachEngine } from "./reach-engine";
import { readImageHealthcheck } from "./read-healthcheck";
import { readSnapshot } from "./read-snapshot";
import { readSummary } from "./read-summary";
import { readVersion } from "./read-version";
import { startExec } from "./start-exec";

/** The real edge to an engine. Opens nothing before it is asked something. */
export function createClient(resolved: ResolvedEndpoint): EngineClient {
  const { ask, release } = reachEngine(resolved);
  // A log that is followed keeps its connection: none of those that questions take turns with.
  const logs = reachEngine(resolved);
  const get = (path: string, query?: Readonly<Record<string, string>>) =>
    ask.json({ method: "GET", path, ...(query && { query }), ok: [200] });
  const inspect: EngineClient["inspect"] = async (container) =>
    orUndefined(async () => readSnapshot(await get(`/containers/${encodeURIComponent(container)}/json`)));
  const rowsOf = async (labels: Readonly<Record<string, string>>) => {
    const filters = JSON.stringify({ label: Object.entries(labels).map(([key, value]) => `${key}=${value}`) });
    return list(await get("/containers/json", { all: "1", filters }));
  };
  return {
    inspect,
    async list(labels) {
      const rows = await rowsOf(labels);
      const found = await Promise.all(rows.map((row) => inspect(text(field(row, "Id")))));
      return found.filter((container) => container !== undefined);
    },
    summaries: async (labels) => (await rowsOf(labels)).map(readSummary),
    time: () => engineSeconds(ask),
    events: (since, subscriber) => followEvents(ask, { since }, subscriber),
    startExec: (container, command, env) => startExec(ask, container, command, env),
    logTail: (container, lines) => readLogTail(ask, container, lines),
    followLog: (container, from, subscriber) =>
      followLog(logs.ask, `/containers/${encodeURIComponent(container)}`, from, subscriber),
    imageHealthcheck: (image, { timeoutMs } = {}) =>
      orUndefined(async () => {
        const path = `/images/${image}/json`;
        const found = await ask.json({ method: "GET", path, ok: [200], ...(timeoutMs !== undefined && { timeoutMs }) });
        return readImageHealthcheck(field(found, "Config"));
      }),
    imageName: (id) =>
      orUndefined(async () => {
        const tags = list(field(await get(`/images/${id}/json`), "RepoTags")).map(text);
        return tags.find((tag) => tag !== "" && !tag.includes("<none>"));
      }),
    version: async () => readVersion(await get("/version")),
    release,
  };
}

async function orUndefined<T>(answer: () => Promise<T>): Promise<T | undefined> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}
