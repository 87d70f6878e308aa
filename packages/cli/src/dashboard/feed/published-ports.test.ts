import { publishedPorts } from "./published-ports";

const port = (ip: string, protocol = "tcp", internal = 80) => ({ ip, external: 8080, internal, protocol });

test.each([
  ["unix:///var/run/docker.sock", port("0.0.0.0"), "0.0.0.0:8080->80/tcp", "http://127.0.0.1:8080/"],
  ["unix:///var/run/docker.sock", port("127.0.0.1"), "127.0.0.1:8080->80/tcp", "http://127.0.0.1:8080/"],
  ["unix:///var/run/docker.sock", port("::1"), "[::1]:8080->80/tcp", "http://[::1]:8080/"],
  ["unix:///var/run/docker.sock", port("0.0.0.0", "tcp", 443), "0.0.0.0:8080->443/tcp", "https://127.0.0.1:8080/"],
  ["unix:///var/run/docker.sock", port("0.0.0.0", "udp"), "0.0.0.0:8080->80/udp", undefined],
  ["tcp://127.0.0.1:2375", port("0.0.0.0"), "0.0.0.0:8080->80/tcp", "http://127.0.0.1:8080/"],
  ["ssh://me@build.example", port("0.0.0.0"), "0.0.0.0:8080->80/tcp", "http://build.example:8080/"],
  ["ssh://me@build.example", port("127.0.0.1"), "127.0.0.1:8080->80/tcp", undefined],
  [undefined, port("0.0.0.0"), "0.0.0.0:8080->80/tcp", undefined],
])("an engine at %s, %j", (host, published, text, url) => {
  expect(publishedPorts([published], host)).toEqual([{ text, ...(url !== undefined && { url }) }]);
});

test("one port, told for both families of addresses, is one", () => {
  expect(publishedPorts([port("0.0.0.0"), port("::")], "unix:///x").map(({ text }) => text)).toEqual([
    "0.0.0.0:8080->80/tcp",
  ]);
  expect(publishedPorts([port("::")], "unix:///x").map(({ text }) => text)).toEqual(["[::]:8080->80/tcp"]);
});
