import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { LoggedLine } from "@pulumi-compose/docker-health/kernel";
import type { ResourceChange } from "../shared/cluster-client";
import { createClusterClient } from "./create-cluster-client";

/** An API server whose answers a test gives. */
function given(answer: (request: IncomingMessage, response: ServerResponse, url: URL) => void) {
  const asked: string[] = [];
  const own = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://x");
    asked.push(`${url.pathname}?${[...url.searchParams].map(([key, value]) => `${key}=${value}`).join("&")}`);
    answer(request, response, url);
  });
  server = own;
  return new Promise<{ client: ReturnType<typeof createClusterClient>; asked: string[] }>((resolve) => {
    own.listen(0, "127.0.0.1", () => {
      const address = own.address();
      const port = typeof address === "object" ? address?.port : undefined;
      const credentials = async () => ({ headers: {}, tls: {} });
      const access = { server: `http://127.0.0.1:${port}`, namespace: "shop", key: "", credentials };
      resolve({ client: createClusterClient(access), asked });
    });
  });
}

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const pods = { kind: "Pod", namespace: "shop" } as const;
const asIs = (raw: unknown) => raw;

test("a list is read page by page, and anew in one piece where its pages are gone", async () => {
  let isGone = false;
  const { client, asked } = await given((_, response, url) => {
    if (isGone && url.searchParams.has("continue")) {
      response.writeHead(410).end('{"message":"too old"}');
      return;
    }
    const next = url.searchParams.has("limit") && !url.searchParams.has("continue") ? "next" : "";
    response.end(JSON.stringify({ metadata: { resourceVersion: "7", continue: next }, items: [{ page: next }] }));
  });
  expect(await client.list({ ...pods, labelSelector: "app=web" }, asIs)).toEqual({
    items: [{ page: "next" }, { page: "" }],
    resourceVersion: "7",
  });
  isGone = true;
  expect(await client.list({ kind: "Job", namespace: "shop" }, asIs)).toEqual({
    items: [{ page: "" }],
    resourceVersion: "7",
  });
  expect(asked).toEqual([
    "/api/v1/namespaces/shop/pods?labelSelector=app=web&limit=200",
    "/api/v1/namespaces/shop/pods?labelSelector=app=web&limit=200&continue=next",
    "/apis/batch/v1/namespaces/shop/jobs?limit=200",
    "/apis/batch/v1/namespaces/shop/jobs?limit=200&continue=next",
    "/apis/batch/v1/namespaces/shop/jobs?",
  ]);
  client.release();
});

test.each([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "refused"],
  [429, "slow"],
  [503, "slow"],
])("status %i is %s, in the server's words", async (status, code) => {
  const { client } = await given((_, response) => {
    response.writeHead(status).end('{"kind":"Status","message":"pods is no"}');
  });
  await expect(client.list(pods, asIs)).rejects.toMatchObject({
    name: "ClusterError",
    code,
    status,
    message: "pods is no",
  });
  client.release();
});

test("nobody there is unreachable", async () => {
  const { client } = await given(() => {});
  server?.close();
  await expect(client.version()).rejects.toMatchObject({
    code: "unreachable",
    message: expect.stringContaining("ECONNREFUSED"),
  });
});

test("a watch tells changes, wherever the stream is cut, and how it ends", async () => {
  const object = { metadata: { name: "wéb" } };
  const bytes = Buffer.from(
    `${JSON.stringify({ type: "ADDED", object })}\n${JSON.stringify({ type: "BOOKMARK", object })}\n`,
  );
  const cut = bytes.indexOf("é") + 1;
  const { client, asked } = await given((_, response) => {
    response.write(bytes.subarray(0, cut));
    setTimeout(() => response.end(bytes.subarray(cut)), 20);
  });
  const told: (ResourceChange | string)[] = [];
  await new Promise<void>((resolve) => {
    client.watch(pods, "7", {
      onOpen: () => told.push("open"),
      onChange: (change) => told.push(change),
      onEnd: (error) => {
        told.push(error === undefined ? "over" : String(error));
        resolve();
      },
    });
  });
  expect(told).toEqual(["open", { type: "ADDED", object }, { type: "BOOKMARK", object }, "over"]);
  expect(asked).toEqual([
    "/api/v1/namespaces/shop/pods?watch=true&allowWatchBookmarks=true&timeoutSeconds=30&resourceVersion=7",
  ]);
});

test.each([
  ["refused", (response: ServerResponse) => response.writeHead(410).end('{"message":"too old"}'), { status: 410 }],
  ["cut off", (response: ServerResponse) => response.write("{", () => response.destroy()), { code: "slow" }],
] as const)("a watch that is %s", async (_, answer, expected) => {
  const { client } = await given((_request, response) => void answer(response));
  const error = await new Promise((onEnd) => client.watch(pods, "7", { onOpen() {}, onChange() {}, onEnd }));
  expect(error).toMatchObject(expected);
});

test("a watch that is closed tells nothing more, be it before it has begun", async () => {
  const { client } = await given((_, response) => void response.write('{"type":"ADDED","object":{}}\n'));
  let told = 0;
  const tell = () => {
    told += 1;
  };
  client.watch(pods, "7", { onOpen: tell, onChange: tell, onEnd: tell }).close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toBe(0);
});

test("the end of a log; a node's word that it has none is no line of it", async () => {
  const { client, asked } = await given((_, response, url) => {
    response.end(
      url.searchParams.has("previous") ? "unable to retrieve container logs for containerd://x" : "one\ntwo\n",
    );
  });
  const pod = { namespace: "shop", name: "web-1", container: "web" };
  expect(await client.logTail(pod, 2)).toEqual(["one", "two"]);
  expect(await client.logTail(pod, 2, { previous: true })).toEqual([]);
  expect(asked).toEqual([
    "/api/v1/namespaces/shop/pods/web-1/log?container=web&tailLines=2",
    "/api/v1/namespaces/shop/pods/web-1/log?container=web&tailLines=2&previous=true",
  ]);
});

test("a log that is followed behind a line does not tell it again", async () => {
  const { client, asked } = await given((_, response) => {
    response.end("2026-01-01T00:00:01.100000000Z old\n2026-01-01T00:00:01.200000000Z \u001b[31mnew\n");
  });
  const lines: LoggedLine[] = [];
  await new Promise<void>((onEnd) => {
    const subscriber = { onLines: (told: readonly LoggedLine[]) => void lines.push(...told), onEnd };
    void client.followLog({ namespace: "shop", name: "web-1" }, { after: "2026-01-01T00:00:01.1Z" }, subscriber);
  });
  expect(lines).toEqual([{ stream: "stdout", time: "2026-01-01T00:00:01.200000000Z", text: "new" }]);
  expect(asked[0]).toBe(
    "/api/v1/namespaces/shop/pods/web-1/log?follow=true&timestamps=true&sinceTime=2026-01-01T00:00:01Z",
  );
});
