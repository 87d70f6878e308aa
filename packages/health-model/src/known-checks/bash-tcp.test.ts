import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { suggestHealthcheck } from "./suggest-healthcheck";

const run = promisify(execFile);

/** Runs an image's suggested probe here, against a server that gives one answer. */
async function probe(image: string, answer: string): Promise<{ succeeds: boolean; request: string }> {
  const [, program = "", ...args] = suggestHealthcheck(image)?.healthcheck.test ?? [];
  let request = "";
  const server = createServer((socket) => {
    socket.on("data", (data) => {
      request += data.toString();
      // Bash may write line by line: only a whole request gets an answer.
      if (/^version\r\n$|\r\n\r\n$/.test(request)) socket.end(answer);
    });
    socket.on("error", () => socket.destroy());
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  try {
    const here = args.map((arg) => arg.replace(/127\.0\.0\.1\/\d+/, `127.0.0.1/${port}`));
    const succeeds = await run(program, here).then(
      () => true,
      () => false,
    );
    return { succeeds, request };
  } finally {
    server.close();
  }
}

const HTTP_OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
const HTTP_DOWN = "HTTP/1.1 503 Service Unavailable\r\n\r\n";

test.each([
  ["memcached", "VERSION 1.6.31\r\n", true],
  ["memcached", "ERROR\r\n", false],
  ["keycloak/keycloak", HTTP_OK, true],
  ["keycloak/keycloak", HTTP_DOWN, false],
  ["qdrant/qdrant", HTTP_OK, true],
  ["qdrant/qdrant", "", false],
  ["httpd", HTTP_OK, true],
  ["httpd", HTTP_DOWN, false],
])("%s, answered %j: %s", async (image, answer, succeeds) => {
  const result = await probe(image, answer);
  expect(result.succeeds).toBe(succeeds);
  expect(result.request).toMatch(/^(version\r\n|GET \/\S* HTTP\/1\.0\r\nHost: localhost\r\n\r\n)$/);
});
