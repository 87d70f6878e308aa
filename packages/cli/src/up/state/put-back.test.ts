import { aStack } from "../testing/a-stack";
import { putBack } from "./put-back";

const urnOf = (name: string) => `urn:pulumi:dev::shop::compose:index:Project$x::${name}`;
const network = { urn: urnOf("shop-default"), id: "n1" };
const web = (id: string, more: object = {}) => ({ urn: urnOf("shop-web-1"), id, ...more });
const proxy = { urn: urnOf("shop-proxy-1"), id: "p1", dependencies: [urnOf("shop-web-1")] };

async function back(resources: readonly object[], serving: readonly string[], id = "new") {
  const { stack, done, ...state } = aStack(resources);
  const keeper = async () => ({ removeContainer: async (removed: string) => void done.push(`remove ${removed}`) });
  await putBack(stack, [{ id, name: "shop-web-1-abc", serving }], (_, text) => void done.push(text), keeper);
  return { done, resources: state.resources() };
}

test("the state has the old one in the new one's place, before it is removed", async () => {
  const { done, resources } = await back([network, web("new"), proxy, web("old", { delete: true })], ["old"]);
  expect(resources).toEqual([network, web("old"), proxy]);
  expect(done.slice(0, 2)).toEqual(["import", "remove new"]);
  expect(done[2]).toMatch(/^rolled back: shop-web-1-abc was removed/);
});

test("of several old ones the one that serves; what is still to go is", async () => {
  const tried = web("tried", { delete: true });
  const { resources } = await back([web("new"), tried, web("old", { delete: true })], ["old"]);
  expect(resources).toEqual([web("old"), tried]);
});

test.each([
  ["the old one is another resource's", [web("new"), { ...web("old", { delete: true }), urn: urnOf("x") }]],
  ["the state has no old one", [web("new")]],
  ["the state does not have the new one", [web("old", { delete: true })]],
  ["the new one is to go anyway", [web("new", { delete: true }), web("old", { delete: true })]],
])("nothing is touched where %s", async (_, given) => {
  const { done, resources } = await back(given, ["old"]);
  expect([done, resources]).toEqual([[], given]);
});
