import { entry } from "../testing/an-entry";
import { aliasesOf, shownTo } from "./shown-to";

const labels = { "com.docker.compose.service": "web", "com.docker.compose.container-number": "1" };
const web = entry("container", "web-1", "w", {
  inputs: {
    labels: Object.entries(labels).map(([label, value]) => ({ label, value })),
    networksAdvanced: [{ name: "n1" }, { name: "n2" }, { name: "n3", aliases: ["own"] }],
  },
});
const membership = (networkId: string, ...aliases: string[]) => ({
  ...{ networkId, network: `shop_${networkId}`, aliases },
  ...{ ipv4Address: "", macAddress: "" },
});
const serving = {
  ...{ id: "abcdef0123456789", name: "shop-web-1-x", runs: true, stopTimeout: 1, labels },
  memberships: [membership("n1", "web", "www", "abcdef012345", "shop-web-1-x"), membership("n2", "abcdef012345")],
};

test("one that takes the place of another has its names where that has them", () => {
  const aliases = aliasesOf(web, [serving]);
  expect(shownTo(web, aliases).networksAdvanced).toEqual([
    { name: "n1", aliases: ["web", "www"] },
    { name: "n2" },
    { name: "n3", aliases: ["own"] },
  ]);
});

test("nothing is known of another service's, or of another number's", () => {
  const other = { ...serving, labels: { ...labels, "com.docker.compose.container-number": "2" } };
  expect(aliasesOf(web, [other]).size).toBe(0);
  expect(shownTo({ inputs: { name: "x" } }, new Map())).toEqual({ name: "x" });
});
