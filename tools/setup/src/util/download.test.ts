import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { download } from "./download";

let server: Server;
let base: string;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "setup-download-"));
  server = createServer((request, response) => {
    if (request.url === "/good") response.end("content");
    else if (request.url === "/cut") {
      response.writeHead(200, { "content-length": "100" });
      response.write("x");
      setImmediate(() => response.destroy());
    } else response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

test("writes the whole file", async () => {
  await download(`${base}/good`, join(folder, "x"));
  expect(readFileSync(join(folder, "x"), "utf8")).toBe("content");
});

test.each(["/missing", "/cut"])("leaves nothing behind for %s", async (path) => {
  await expect(download(base + path, join(folder, "x"))).rejects.toThrow();
  expect(existsSync(join(folder, "x"))).toBe(false);
  expect(existsSync(join(folder, "x.part"))).toBe(false);
});
