import { join } from "node:path";
import { loadProject } from "@pulumi-compose/parser";
import { inComposeFolder } from "../../testing/compose-folder";
import { refuseRemadeVolumes } from "./remade-volumes";
import { stateResources } from "./state-resource";

const state = (inputs: object, protect = true) =>
  stateResources({
    resources: [
      {
        urn: "urn:pulumi:s::p::docker:index/volume:Volume::shop-data",
        type: "docker:index/volume:Volume",
        id: "shop_data",
        protect,
        inputs: { name: "shop_data", ...inputs },
      },
    ],
  });

async function refusal(resources: ReturnType<typeof state>, volume: string): Promise<string> {
  const yaml = `name: shop\nservices: { a: { image: b, volumes: ["data:/d"] } }\nvolumes: { data: ${volume} }\n`;
  return inComposeFolder(yaml, async (folder) => {
    const { project } = loadProject({ files: [join(folder, "compose.yaml")], env: {} });
    if (!project) throw new Error("no project");
    try {
      refuseRemadeVolumes(resources, project);
      return "";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
}

const tmpfs = "{ driver_opts: { type: tmpfs, device: tmpfs } }";

test.each([
  ["nothing", {}, "", ""],
  ["its labels", { labels: [{ label: "a", value: "1" }] }, "{ labels: { a: '2' } }", ""],
  ["what the engine fills in", { driver: "local" }, "", ""],
  ["the order of its options", { driverOpts: { device: "tmpfs", type: "tmpfs" } }, tmpfs, ""],
  ["an option that is a secret", { driverOpts: { o: { secret: "x" } } }, "{ driver_opts: { o: addr=1 } }", ""],
  ["its driver", {}, "{ driver: nfs }", "`driver`: local → nfs"],
  ["its options", {}, tmpfs, "`driver_opts`: {} → {device: tmpfs, type: tmpfs}"],
  ["its name", {}, "{ name: other }", "`name`: shop_data → other"],
])("an edit of %s", async (_, inputs, volume, says) => {
  const said = await refusal(state(inputs), volume);
  if (says === "") expect(said).toBe("");
  else expect(said).toContain(`volume shop_data is there, and the file now says otherwise of it (${says})`);
});

test("one that goes with its container is made anew as edited", async () => {
  expect(await refusal(state({}, false), "{ driver: nfs }")).toBe("");
});
