import { claimsOf } from "./claims-of";

test("a container's arguments say what it claims for itself alone", () => {
  const args = {
    name: "shop-web-1",
    ports: [
      { internal: 80, external: 8080, ip: "127.0.0.1", protocol: "udp" },
      { internal: 81 },
      { internal: 82, external: 1 },
    ],
    networksAdvanced: [{ name: "f00", ipv4Address: "10.0.0.9", ipv6Address: "fd00::9" }, { name: "bac" }],
    volumes: [{ volumeName: "data" }, { volumeName: "read", readOnly: true }, { hostPath: "/x" }],
    mounts: [
      { type: "volume", source: "more" },
      { type: "bind", source: "/y" },
      { type: "volume", source: "r", readOnly: true },
    ],
  };
  expect(claimsOf(args)).toEqual({
    name: "shop-web-1",
    ports: [
      { published: 8080, protocol: "udp", ip: "127.0.0.1" },
      { published: 1, protocol: "tcp", ip: "" },
    ],
    addresses: [
      { network: "f00", address: "10.0.0.9" },
      { network: "f00", address: "fd00::9" },
    ],
    volumes: ["data", "more"],
  });
  expect(claimsOf({})).toEqual({ name: "", ports: [], addresses: [], volumes: [] });
});
