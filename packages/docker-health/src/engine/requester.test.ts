import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { transportFor } from "../endpoint/transport";
import { EngineError } from "../shared/engine-error";
import { engineSeconds } from "./engine-seconds";
import type { Request } from "./requester";
import { requesterOn } from "./requester";

const folder = mkdtempSync(join(tmpdir(), "pch-requester-"));
const path = join(folder, "engine.sock");
const asked: { method: string | undefined; url: string | undefined; type: string | undefined; body: string }[] = [];
let answer: (response: ServerResponse, request: IncomingMessage) => void = () => {};
const server = createServer(async (request, response) => {
  const body = await text(request);
  asked.push({ method: request.method, url: request.url, type: request.headers["content-type"], body });
  answer(response, request);
});
server.on("upgrade", (request, socket) => {
  socket.write(`HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: ${request.headers.upgrade}\r\n\r\nraw`);
  socket.end(" bytes");
});

beforeAll(() => listen(server, path));
afterAll(async () => {
  transport.release();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked.length = 0;
});

const transport = transportFor({ kind: "socket", path });
const ask = requesterOn(transport.options, "unix:///engine.sock");
const GET: Request = { method: "GET", path: "/version", ok: [200] };

function listen(one: Server, at: string | number): Promise<void> {
  return new Promise((resolve) => one.listen(at, resolve));
}

function says(status: number, content = "", headers: Record<string, string> = {}): void {
  answer = (response) => response.writeHead(status, headers).end(content);
}

async function refusal(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EngineError)) throw new Error(`no EngineError: ${String(error)}`);
  return { kind: error.kind, status: error.status, message: error.message };
}

test("what is asked arrives as it was meant", async () => {
  says(200, "{}");
  await ask.json({ ...GET, path: "/events", query: { filters: '{"label":["a=b c"]}', since: "1" } });
  await ask.json({ method: "POST", path: "/containers/a%2Fb/update", body: { Name: "ü" }, ok: [200] });
  await ask.json({ method: "DELETE", path: "/volumes/v", ok: [200] });
  expect(asked).toEqual([
    {
      method: "GET",
      url: "/events?filters=%7B%22label%22%3A%5B%22a%3Db+c%22%5D%7D&since=1",
      type: undefined,
      body: "",
    },
    { method: "POST", url: "/containers/a%2Fb/update", type: "application/json", body: '{"Name":"ü"}' },
    { method: "DELETE", url: "/volumes/v", type: undefined, body: "" },
  ]);
});

test.each([
  [200, '{"ApiVersion":"1.41"}', { ApiVersion: "1.41" }],
  [200, "[1]", [1]],
  [200, "OK", undefined],
  [204, "", undefined],
])("%d %s", async (status, content, expected) => {
  says(status, content);
  expect(await ask.json({ ...GET, ok: [200, 204] })).toEqual(expected);
});

test.each([
  [404, '{"message":"No such container: x"}', "refused", "No such container: x"],
  [403, '{"error":"forbidden"}', "refused", "forbidden"],
  [400, "plain words\n", "refused", "plain words"],
  [500, '{"message":"shutting down"}', "unreachable", "shutting down"],
  [503, "", "unreachable", "HTTP status 503"],
  [304, "", "unreachable", "HTTP status 304"],
])("%d is no answer, and says why: %s", async (status, content, kind, message) => {
  says(status, content);
  expect(await refusal(ask.json(GET))).toEqual({ kind, status, message });
  expect(await refusal(ask.stream(GET, "response"))).toEqual({ kind, status, message });
});

test("an engine that does not answer in time is slow; one that begins to, for a stream, is not", async () => {
  answer = (response) => {
    response.writeHead(200);
    response.write("{");
  };
  const slow = { kind: "slow", status: undefined, message: expect.stringContaining("did not answer within 0.05 s") };
  expect(await refusal(ask.json({ ...GET, timeoutMs: 50 }))).toEqual(slow);
  const stream = await ask.stream({ ...GET, timeoutMs: 50 }, "response");
  const [first] = await once(stream, "data");
  expect(String(first)).toBe("{");
  stream.destroy();
});

test("an answer that breaks off, and nobody at all, are no connection", async () => {
  answer = (response) => {
    response.writeHead(200, { "Content-Length": "10" });
    response.write("{", () => response.destroy());
  };
  const gone = {
    kind: "unreachable",
    status: undefined,
    message: expect.stringContaining("cannot reach the engine at"),
  };
  expect(await refusal(ask.json(GET))).toEqual(gone);
  const nobody = requesterOn(transportFor({ kind: "socket", path: join(folder, "none.sock") }).options, "unix:///none");
  expect((await refusal(nobody.json(GET))).message).toContain("ENOENT");
});

test("an attached stream is the connection itself, from its first byte", async () => {
  const stream = await ask.stream({ method: "POST", path: "/exec/1/start", body: { Tty: false }, ok: [200] }, "attach");
  expect(await text(stream)).toBe("raw bytes");
});

test("over TCP, by name and by an address of IPv6", async () => {
  const there = createServer((_, response) => response.end('"here"'));
  await listen(there, 0);
  const address = there.address();
  if (address === null || typeof address === "string") throw new Error("it listens nowhere");
  const { port, family } = address;
  for (const host of family === "IPv6" ? ["localhost", "::1"] : ["localhost"]) {
    const { options, release } = transportFor({ kind: "tcp", host, port });
    expect(await requesterOn(options, host).json(GET)).toBe("here");
    release();
  }
  there.closeAllConnections();
  await new Promise((resolve) => there.close(resolve));
});

test("the time is the engine's, not ours", async () => {
  says(200, "OK", { Date: "Tue, 01 Jan 2030 00:00:07 GMT" });
  expect(await engineSeconds(ask)).toBe(Date.parse("2030-01-01T00:00:07Z") / 1000);
});
