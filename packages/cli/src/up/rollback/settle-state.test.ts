import { entry, frame } from "../testing/an-entry";
import { settleState } from "./settle-state";

const network = entry("network", "default", "n1");
const db = entry("container", "db-1", "d1", { dependencies: [network.urn], resourceHooks: { BeforeCreate: ["h"] } });
const api = entry("container", "api-1", "a1", {
  dependencies: [db.urn, network.urn],
  propertyDependencies: { networksAdvanced: [network.urn] },
  replacementTrigger: ["d1", { with: "d1" }, 1],
});

test("who depends on whom is as before, each behind what it needs, with the ids of now", () => {
  const bare = ({ urn, type, custom, parent, provider, inputs }: typeof db, id: string) => ({
    ...{ urn, type, custom: custom === true, parent: parent ?? "", provider: provider ?? "", inputs: inputs ?? {} },
    id,
    outputs: { id },
    modified: "now",
  });
  const settled = settleState([...frame, network, db, api], [...frame, bare(api, "a2"), bare(db, "d2"), network]);
  expect(settled).toEqual([
    ...frame,
    network,
    { ...db, id: "d2", outputs: { id: "d2" }, modified: "now" },
    { ...api, id: "a2", outputs: { id: "a2" }, modified: "now", replacementTrigger: ["d2", { with: "d2" }, 1] },
  ]);
});

test("what is only there now stays: a plugin before all, what is still to go behind all", () => {
  const plugin = { urn: "u::docker::pulumi:providers:docker::default", type: "pulumi:providers:docker", custom: true };
  const going = { ...db, id: "d0", delete: true };
  expect(settleState([...frame, network], [going, ...frame, plugin, network])).toEqual([
    plugin,
    ...frame,
    network,
    going,
  ]);
});

test("what is not there any more is not invented", () => {
  expect(settleState([...frame, network, db], [...frame, network]).map(({ urn }) => urn)).not.toContain(db.urn);
});

test("a container beside another has the names on its networks that the state had of it", () => {
  const networks = (more: object) => ({ name: "x", __defaults: ["name"], networksAdvanced: [{ name: "n1", ...more }] });
  const old = entry("container", "web-1", "w1", { inputs: networks({}) });
  const now = entry("container", "web-1", "w2", { inputs: { ...networks({ aliases: ["web"] }), name: "y" } });
  expect(settleState([old], [now])).toEqual([{ ...old, id: "w2", inputs: { ...networks({}), name: "y" } }]);
});
