import { loadProject, memoryFileSystem } from "@pulumi-compose/parser";
import { stateResource } from "../testing/a-state-resource";
import { droppedText, droppedVolumes, emptiedServices } from "./dropped-volumes";

test("volumes that the file does not have any more, its own and those in place of anonymous ones", () => {
  const text = "name: shop\nservices: { web: { image: a } }\nvolumes: { data: }\n";
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": text }) });
  if (!project) throw new Error("the project has errors");
  const state = [
    stateResource("volume", "shop-logs", { id: "shop_logs" }),
    stateResource("volume", "shop-web-1.cache", { id: "shop_web-1.cache" }),
    stateResource("volume", "shop-db-1.data", { id: "shop_db-1.data" }),
    stateResource("container", "shop-db-1", { id: "c1" }),
  ];
  const dropped = droppedVolumes(state, { project, volumes: ["shop-web-1.cache"] });
  expect(dropped.map(({ name }) => name)).toEqual(["shop-logs", "shop-db-1.data"]);
  expect(dropped.map((volume) => droppedText(volume, project))[0]).toMatch(
    /^volume shop_logs is not in the file any more: it is kept/,
  );
  expect(dropped.map((volume) => droppedText(volume, project, ["logs"]))[0]).toMatch(
    /^volume shop_logs is used by no service: it is kept, and looked after only with --all-resources/,
  );
});

test("a volume that the file says to be another's is left to it", () => {
  const text =
    "name: shop\nservices: { web: { image: a, volumes: ['data:/d'] } }\nvolumes: { data: { external: true, name: shop_data } }\n";
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": text }) });
  if (!project) throw new Error("the project has errors");
  const [dropped, ...others] = droppedVolumes([stateResource("volume", "shop-data", { id: "shop_data" })], {
    project,
    volumes: [],
  });
  expect(others).toEqual([]);
  expect(dropped && droppedText(dropped, project)).toMatch(/^volume shop_data is external in the file now: it is kept/);
});

test("what is left in the state for such a volume's sake goes with it, unless the file has it", () => {
  const text = "name: shop\nservices: { web: { image: a } }\n";
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": text }) });
  if (!project) throw new Error("the project has errors");
  const service = (name: string) => stateResource("component", name);
  const volume = (name: string, parent: string) => stateResource("volume", name, { parent: `u::${parent}` });
  const state = [
    service("shop-web"),
    service("shop-db"),
    service("shop-job"),
    volume("shop-web-1.cache", "shop-web"),
    volume("shop-db-1.data", "shop-db"),
  ];
  const dropped = droppedVolumes(state, { project, volumes: [] });
  expect(emptiedServices(dropped, state, { project }).map(({ name }) => name)).toEqual(["shop-db"]);
});
