import { judgeRequest } from "./judge-request";

const door = { port: 4711, token: "t0ken" };
const host = "127.0.0.1:4711";

test.each<[string, object, string]>([
  ["no token", { url: "/" }, "403"],
  ["another token", { url: "/t0kem/" }, "403"],
  ["a part of the token", { url: "/t0ke/" }, "403"],
  ["more than the token", { url: "/t0kenn/events" }, "403"],
  ["the token as a query", { url: "/?t0ken" }, "403"],
  ["the token further on", { url: "/x/t0ken/" }, "403"],
  ["another host name", { headers: { host: "evil.example:4711" } }, "403"],
  ["a name that begins like ours", { headers: { host: "127.0.0.1:4711.evil.example" } }, "403"],
  ["another port", { headers: { host: "127.0.0.1:80" } }, "403"],
  ["no port", { headers: { host: "127.0.0.1" } }, "403"],
  ["no host name", { headers: {} }, "403"],
  ["another origin", { headers: { host, origin: "https://evil.example" } }, "403"],
  ["another server of this machine", { headers: { host, origin: "http://127.0.0.1:80" } }, "403"],
  ["this server by its other name", { headers: { host, origin: "http://localhost:4711" } }, "403"],
  ["a page without an origin", { headers: { host, origin: "null" } }, "403"],
  ["another site", { headers: { host, "sec-fetch-site": "cross-site" } }, "403"],
  ["another port of this site", { headers: { host, "sec-fetch-site": "same-site" } }, "403"],
  ["POST", { method: "POST" }, "405"],
  ["OPTIONS", { method: "OPTIONS" }, "405"],
  ["POST without the token", { method: "POST", url: "/" }, "403"],
  ["an absolute address", { url: "http://evil.example/t0ken/" }, "400"],
  ["no address", { url: undefined }, "400"],
])("refused: %s", (_, parts, status) => {
  const judged = judgeRequest({ method: "GET", url: "/t0ken/", headers: { host }, ...parts }, door);
  expect(judged).toMatchObject({ kind: "refused", status: Number(status) });
});

test.each<[string, object, object]>([
  ["the page", {}, { path: "" }],
  ["by the other name", { headers: { host: "localhost:4711" } }, { path: "" }],
  ["typed by somebody", { headers: { host, "sec-fetch-site": "none" } }, { path: "" }],
  [
    "by the page itself",
    { headers: { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" } },
    { path: "" },
  ],
  ["a file of it", { url: "/t0ken/assets/index.js" }, { path: "assets/index.js" }],
  ["the head of it", { method: "HEAD" }, { path: "" }],
])("answered: %s", (_, parts, wanted) => {
  const judged = judgeRequest({ method: "GET", url: "/t0ken/", headers: { host }, ...parts }, door);
  expect(judged).toMatchObject({ kind: "asked", ...wanted });
});

test("what stands behind the path is no part of it", () => {
  const judged = judgeRequest({ method: "GET", url: "/t0ken/logs?service=a%2Fb&tail=5", headers: { host } }, door);
  expect(judged.kind === "asked" && [judged.path, judged.query.get("service")]).toEqual(["logs", "a/b"]);
});

test("without its slash the address leads to the one that has it", () => {
  const judged = judgeRequest({ method: "GET", url: "/t0ken", headers: { host } }, door);
  expect(judged).toEqual({ kind: "moved", to: "/t0ken/" });
});
