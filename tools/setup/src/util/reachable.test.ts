import { createServer } from "node:net";
import { reachable } from "./reachable";

test("tells a listening server from a closed port", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  expect(await reachable(`http://127.0.0.1:${port}/x`)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await reachable(`http://127.0.0.1:${port}/x`)).toBe(false);
});

test("a name that does not resolve is not reachable", async () => {
  expect(await reachable("https://no-such-host.invalid/")).toBe(false);
});
