import { project, type ServiceSpec } from "../../testing/project";
import { advise } from "../advise";

const CODE = "health/address-in-pool";

function adviceOn(config: Readonly<Record<string, string>>, services: Record<string, ServiceSpec>) {
  const networks = { net: { name: "net", ipam: { config: [config] }, extensions: {} } };
  return advise(project(services, { networks })).filter(({ code }) => code === CODE);
}

const fixed = (ipv4_address: string): ServiceSpec => ({ networks: { net: { ipv4_address } } });
const drawing: ServiceSpec = { networks: { net: {} } };

test.each([
  // The upper half is for the others, unless somebody has an address there.
  ["172.20.0.0/16", ["172.20.0.10"], "172.20.128.0/17", "172.20.0.2 to 172.20.127.255"],
  ["172.20.0.0/16", ["172.20.200.10"], "172.20.0.0/17", "172.20.128.0 to 172.20.255.254"],
  ["10.5.0.0/24", ["10.5.0.10", "10.5.0.200"], "10.5.0.128/26", "10.5.0.2 to 10.5.0.127"],
])("%s with %j: others get %s", (subnet, addresses, range, free) => {
  const services = Object.fromEntries(addresses.map((address, i) => [`s${i}`, fixed(address)]));
  const advice = adviceOn({ subnet }, { ...services, web: drawing });
  expect(advice).toHaveLength(addresses.length);
  expect(advice[0]?.message).toBe(
    `the address ${addresses[0]} of "s0" is in the pool of the network "net" (all of ${subnet}), from which another service draws`,
  );
  expect(advice[0]?.hint).toContain(free);
  const path = ["networks", "net", "ipam", "config", 0, "ip_range"];
  expect(advice[0]?.fix?.edits).toEqual([{ kind: "set", path, value: range }]);
  expect(adviceOn({ subnet, ip_range: range }, { ...services, web: drawing })).toEqual([]);
});

test("with a range, the free ones are told, and the choice is the reader's", () => {
  const config = { subnet: "172.20.0.0/16", ip_range: "172.20.5.0/24" };
  const [advice] = adviceOn(config, { db: fixed("172.20.5.7"), web: drawing, worker: drawing });
  expect(advice?.message).toContain("(172.20.5.0/24), from which 2 other services draw");
  expect(advice?.hint).toBe("Free for static addresses: 172.20.6.0 to 172.20.255.254, which is outside of `ip_range`.");
  expect(advice?.fix).toBeUndefined();
});

test("IPv6", () => {
  const services = { db: { networks: { net: { ipv6_address: "fd00::10" } } }, web: drawing };
  const [advice] = adviceOn({ subnet: "fd00::/64" }, services);
  expect(advice?.fix?.edits).toMatchObject([{ value: "fd00::8000:0:0:0/65" }]);
});

test.each([
  ["nobody draws", { subnet: "10.5.0.0/24" }, { db: fixed("10.5.0.10"), web: fixed("10.5.0.11") }],
  ["alone", { subnet: "10.5.0.0/24" }, { db: fixed("10.5.0.10") }],
  [
    "outside of the range",
    { subnet: "10.5.0.0/24", ip_range: "10.5.0.128/25" },
    { db: fixed("10.5.0.10"), web: drawing },
  ],
  ["another subnet", { subnet: "10.6.0.0/24" }, { db: fixed("10.5.0.10"), web: drawing }],
])("%s: fine", (_, config, services) => expect(adviceOn(config, services)).toEqual([]));
