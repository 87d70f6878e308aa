import { parsePorts } from "./port";
import { isPath, parseVolume } from "./volume";

describe("ports in short syntax", () => {
  test.each<[string, string[]]>([
    ["80", [":->80/tcp"]],
    ["8080:80", [":8080->80/tcp"]],
    ["8080:80/UDP", [":8080->80/udp"]],
    ["127.0.0.1:8080:80", ["127.0.0.1:8080->80/tcp"]],
    ["127.0.0.1::80", ["127.0.0.1:->80/tcp"]],
    ["[::1]:8080:80", ["::1:8080->80/tcp"]],
    ["::1:8080:80", ["::1:8080->80/tcp"]],
    ["3000-3001:4000-4001", [":3000->4000/tcp", ":3001->4001/tcp"]],
    ["3000-3005:80", [":3000-3005->80/tcp"]],
    ["9-10", [":->10/tcp", ":->9/tcp"]],
  ])("%s", (spec, expected) => {
    const ports = parsePorts(spec);
    if (typeof ports === "string") throw new Error(ports);
    expect(ports.map((p) => `${p.hostIp}:${p.published}->${p.target}/${p.protocol}`)).toEqual(expected);
  });
  test.each(["", "8080:", "x:80", "80/http", "70000", "90-80", "1-2:1-3", "300.1.1.1:80:80", "[::1:80:80"])(
    "refuses %j",
    (spec) => {
      expect(typeof parsePorts(spec)).toBe("string");
    },
  );
});

describe("mounts in short syntax", () => {
  test.each([
    ["/data", { target: "/data" }],
    ["data:/data", { source: "data", target: "/data" }],
    ["./a:/b:ro", { source: "./a", target: "/b", readOnly: true }],
    ["data:/b:nocopy,z", { source: "data", target: "/b", nocopy: true, selinux: "z" }],
    ["C:\\x:/x", { source: "C:\\x", target: "/x" }],
    ["/a:/b:rslave,custom", { source: "/a", target: "/b", propagation: "rslave" }],
    ["${A:-x}:/b", { source: "${A:-x}", target: "/b" }],
  ])("%s", (spec, expected) => {
    expect(parseVolume(spec)).toEqual(expected);
  });
  test.each(["", "data::/x", ":/x:/y", "data:/b:ro:rw"])("refuses %j", (spec) => {
    expect(parseVolume(spec).problem).toBeDefined();
  });
  test.each([
    ["./a", true],
    ["/a", true],
    ["~/a", true],
    ["../a", true],
    ["C:\\a", true],
    ["a", false],
    ["", false],
  ])("%s: path %s", (source, path) => {
    expect(isPath(source)).toBe(path);
  });
});
