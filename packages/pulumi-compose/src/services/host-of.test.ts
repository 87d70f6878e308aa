import { hostOf } from "./host-of";

test.each([
  [undefined, undefined, "localhost"],
  ["0.0.0.0", "unix:///var/run/docker.sock", "localhost"],
  ["127.0.0.1", "tcp://10.0.0.5:2376", "127.0.0.1"],
  ["0.0.0.0", "tcp://10.0.0.5:2376", "10.0.0.5"],
  ["::", "ssh://me@build.example:22", "build.example"],
  ["", "tcp://[fd00::1]:2376", "[fd00::1]"],
  ["::1", undefined, "[::1]"],
])("a port bound to %s on the engine %s answers at %s", (ip, host, expected) => {
  expect(hostOf(ip, host)).toBe(expected);
});
