import { mkdtempSync, rmSync } from "node:fs";
import { createServer, get, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transportFor } from "./transport";

const folder = mkdtempSync(join(tmpdir(), "pch-transport-"));
const path = join(folder, "engine.sock");
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    setTimeout(() => response.end("answer"), request.url === "/slow" ? 30 : 0);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const connections = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));

/** An answer's last byte is read; its connection is not back in the pool yet. */
function ask(transport: ReturnType<typeof transportFor>, url = "/"): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ socketPath: path, agent: transport.options.agent, path: url }, (response) => {
      response.on("data", () => {});
      response.on("end", resolve);
    }).on("error", reject);
  });
}

async function closed(): Promise<void> {
  for (let tries = 0; tries < 100 && (await connections()) > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(await connections()).toBe(0);
}

describe("a transport let go of", () => {
  const transport = transportFor({ kind: "socket", path });

  test.each([1, 5, 40])("right after the last of %d answers holds no connection", async (count) => {
    await Promise.all(Array.from({ length: count }, () => ask(transport)));
    transport.release();
    await closed();
  });

  test("while a request is under way closes its connection after the answer", async () => {
    const answer = ask(transport, "/slow");
    await new Promise((resolve) => setTimeout(resolve, 10));
    transport.release();
    await answer;
    await closed();
  });

  test("keeps connections again for what is asked afterwards", async () => {
    await ask(transport);
    transport.release();
    await closed();
    await ask(transport);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await connections()).toBe(1);
    transport.release();
    await closed();
  });
});
