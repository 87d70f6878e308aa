import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/probe-on-published-port";
const ports = [
  { target: 80, published: "8080" },
  { target: 7000, published: "9000-9005" },
];

test.each([
  [["CMD", "curl", "-f", "http://localhost:8080/"], 3, ":8080", ":80"],
  [["CMD-SHELL", "curl -f 127.0.0.1:9002 || exit 1"], 1, ":9002", ":7002"],
])("%j asks the host's port", (command, index, from, to) => {
  const [advice] = adviceOnCheck(CODE, command, { ports });
  const path = ["services", "db", "healthcheck", "test", index];
  expect(advice?.fix?.edits).toEqual([{ kind: "replace", path, from, to }]);
});

test.each([
  ["the container's port", "http://localhost:80/", {}],
  ["a port that nobody publishes", "http://localhost:9999/", {}],
  ["another host's port", "http://other:8080/", {}],
  ["a port that is exposed as well", "http://localhost:8080/", { expose: ["8080"] }],
  ["the host's network", "http://localhost:8080/", { network_mode: "host" }],
])("%s is fine", (_, url, rest) => {
  expect(adviceOnCheck(CODE, ["CMD", "curl", "-f", url], { ports, ...rest })).toEqual([]);
});
