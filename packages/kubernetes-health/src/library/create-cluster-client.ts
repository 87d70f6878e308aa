import { field, list, text } from "@pulumi-compose/docker-health/kernel";
import type { ClusterClient, ResourceList, ResourceQuery } from "../shared/cluster-client";
import { ClusterError } from "../shared/cluster-error";
import { LONGEST_WATCH_MS } from "../watch/resource-cache";
import { ApiServer } from "./api-server";
import type { ClusterAccess } from "./cluster-access";
import { followPodLog, readLogTail } from "./pod-log";
import { resourcePath } from "./resource-paths";
import { watchStream } from "./watch-stream";

/** Objects that are asked for at a time: what they are written as is garbage once they are read, and the next ones are made in its place. */
const PAGE = 200;
const GONE = 410;

/** The real edge to a cluster. Opens nothing before it is asked something. */
export function createClusterClient(access: ClusterAccess): ClusterClient {
  const server = new ApiServer(access);
  return {
    async list(query, read) {
      try {
        return await listPages(server, query, read, { limit: String(PAGE) });
      } catch (error) {
        // The pages took so long that the rest of them is gone.
        if (!(error instanceof ClusterError) || error.status !== GONE) throw error;
        return listPages(server, query, read, {});
      }
    },
    watch(query, resourceVersion, subscriber) {
      const asked = {
        ...selectors(query),
        watch: "true",
        allowWatchBookmarks: "true",
        timeoutSeconds: String(LONGEST_WATCH_MS / 1_000),
        resourceVersion,
      };
      return watchStream(server, { path: resourcePath(query.kind, query.namespace), query: asked }, subscriber);
    },
    logTail: (pod, lines, { previous = false } = {}) => readLogTail(server, pod, lines, previous),
    followLog: (pod, from, subscriber) => followPodLog(server, pod, from, subscriber),
    version: async () => text(field(await server.json({ path: "/version" }), "gitVersion")),
    release: () => server.release(),
  };
}

async function listPages<T>(
  server: ApiServer,
  query: ResourceQuery,
  read: (raw: unknown) => T,
  page: Readonly<Record<string, string>>,
): Promise<ResourceList<T>> {
  const path = resourcePath(query.kind, query.namespace);
  const items: T[] = [];
  let next = "";
  for (;;) {
    const answer = await server.json({
      path,
      query: { ...selectors(query), ...page, ...(next && { continue: next }) },
    });
    for (const raw of list(field(answer, "items"))) items.push(read(raw));
    next = text(field(answer, "metadata", "continue"));
    if (next === "") return { items, resourceVersion: text(field(answer, "metadata", "resourceVersion")) };
  }
}

function selectors({ labelSelector = "", fieldSelector = "" }: ResourceQuery): Record<string, string> {
  return { ...(labelSelector && { labelSelector }), ...(fieldSelector && { fieldSelector }) };
}
