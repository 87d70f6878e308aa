import type { PlainNetworkArgs } from "../../plan/resource-plan";
import { networkSettings } from "./network-settings";

const base: PlainNetworkArgs = {
  name: "shop_back",
  ipamConfigs: [{ subnet: "10.1.0.0/24", auxAddress: { a: "1", b: "2" } }],
};

test("is the same text in every version: another one would make every network anew that is there", () => {
  expect(networkSettings(base)).toBe(
    '["",[],false,false,false,"default",[],[["10.1.0.0/24","","",[["a","1"],["b","2"]]]]]',
  );
});

test.each<[string, PlainNetworkArgs]>([
  ["another name", { ...base, name: "other" }],
  ["labels", { ...base, labels: [{ label: "a", value: "b" }] }],
  ["a default said", { ...base, internal: false, ipv6: false, attachable: false, ipamDriver: "default", options: {} }],
  ["another order", { ...base, ipamConfigs: [{ auxAddress: { b: "2", a: "1" }, subnet: "10.1.0.0/24" }] }],
])("%s makes no other network", (_, args) => expect(networkSettings(args)).toBe(networkSettings(base)));

test.each<[string, PlainNetworkArgs]>([
  ["a driver", { ...base, driver: "macvlan" }],
  ["options", { ...base, options: { a: "b" } }],
  ["internal", { ...base, internal: true }],
  ["attachable", { ...base, attachable: true }],
  ["ipv6", { ...base, ipv6: true }],
  ["an address driver", { ...base, ipamDriver: "own" }],
  ["its options", { ...base, ipamOptions: { a: "b" } }],
  ["a gateway", { ...base, ipamConfigs: [{ subnet: "10.1.0.0/24", gateway: "10.1.0.9" }] }],
  ["no addresses", { name: "shop_back" }],
])("%s makes another network", (_, args) => expect(networkSettings(args)).not.toBe(networkSettings(base)));
