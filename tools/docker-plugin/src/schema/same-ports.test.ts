import { samePorts } from "./same-ports";

const port = (internal: number, external: number | null, protocol = "tcp", ip = "0.0.0.0") => ({
  internal,
  external,
  protocol,
  ip,
});

describe("ports in another order", () => {
  it.each([
    ["swapped", [port(53, 1053), port(80, 1080)], [port(80, 1080), port(53, 1053)], true],
    [
      "one port, two protocols",
      [port(53, 1, "tcp"), port(53, 1, "udp")],
      [port(53, 1, "udp"), port(53, 1, "tcp")],
      true,
    ],
    ["another external", [port(80, 1080)], [port(80, 1081)], false],
    ["the engine's choice", [port(80, 32768)], [port(80, null)], false],
    ["another address", [port(80, 1080, "tcp", "127.0.0.1")], [port(80, 1080)], false],
    ["one less", [port(80, 1080), port(81, 1081)], [port(80, 1080)], false],
    ["another protocol", [port(53, 1, "tcp")], [port(53, 1, "udp")], false],
    // The trap: only the first of the same internal port is looked at.
    ["two externals, swapped", [port(80, 2), port(80, 1)], [port(80, 1), port(80, 2)], false],
  ])("%s", (_, recorded, configured, isSame) => {
    expect(samePorts(recorded, configured)).toBe(isSame);
  });
});
