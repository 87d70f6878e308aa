import type { PlainNetworkArgs } from "../../plan/resource-plan";
import { filledIn } from "./filled-in";
import { networkSettings } from "./network-settings";

const told: PlainNetworkArgs = { name: "shop_back", ipamConfigs: [{ subnet: "10.1.0.0/24" }] };

test("addresses that are given are let be, and those that are not need not", () => {
  expect(filledIn(told)).toContain("ipamConfigs");
  expect(filledIn({ name: "shop_back" })).not.toContain("ipamConfigs");
});

test("whatever is let be makes another network when the file says otherwise", () => {
  const edits: PlainNetworkArgs = {
    ...told,
    attachable: true,
    ipamConfigs: [{ subnet: "10.2.0.0/24" }],
    ipamDriver: "own",
    ipamOptions: { a: "b" },
    ipv6: true,
    options: { a: "b" },
  };
  for (const key of filledIn(told)) {
    const edited = { ...told, ...Object.fromEntries(Object.entries(edits).filter(([name]) => name === key)) };
    expect([key, networkSettings(edited) === networkSettings(told)]).toEqual([key, false]);
  }
});
