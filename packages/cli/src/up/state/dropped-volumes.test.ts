import { loadProject, memoryFileSystem } from "@pulumi-compose/parser";
import { droppedText, droppedVolumes, emptiedServices } from "./dropped-volumes";
import type { StateResource } from "./state-resource";

function resource(kind: string, name: string, id: string): StateResource {
  const type = `docker:index/${kind.toLowerCase()}:${kind}`;
  return {
    urn: `u::${name}`,
    type,
    name,
    id,
    protected: false,
    engineName: "",
    networks: [],
    dependencies: [],
    uses: [],
  };
}

test("volumes that the file does not have any more, its own and those in place of anonymous ones", () => {
  const text = "name: shop\nservices: { web: { image: a } }\nvolumes: { data: }\n";
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": text }) });
  if (!project) throw new Error("the project has errors");
  const state = [
    resource("Volume", "shop-logs", "shop_logs"),
    resource("Volume", "shop-web-1.cache", "shop_web-1.cache"),
    resource("Volume", "shop-db-1.data", "shop_db-1.data"),
    resource("Container", "shop-db-1", "c1"),
  ];
  const dropped = droppedVolumes(state, { project, volumes: ["shop-web-1.cache"] });
  expect(dropped.map(({ name }) => name)).toEqual(["shop-logs", "shop-db-1.data"]);
  expect(dropped.map((volume) => droppedText(volume, project))[0]).toMatch(
    /^volume shop_logs is not in the file any more: it is kept/,
  );
});

test("a volume that the file says to be another's is left to it", () => {
  const text =
    "name: shop\nservices: { web: { image: a, volumes: ['data:/d'] } }\nvolumes: { data: { external: true, name: shop_data } }\n";
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": text }) });
  if (!project) throw new Error("the project has errors");
  const [dropped, ...others] = droppedVolumes([resource("Volume", "shop-data", "shop_data")], { project, volumes: [] });
  expect(others).toEqual([]);
  expect(dropped && droppedText(dropped, project)).toMatch(/^volume shop_data is external in the file now: it is kept/);
});

test("what is left in the state for such a volume's sake goes with it, unless the file has it", () => {
  const text = "name: shop\nservices: { web: { image: a } }\n";
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": text }) });
  if (!project) throw new Error("the project has errors");
  const service = (name: string): StateResource => ({
    ...resource("Service", name, ""),
    type: "compose:index:Service",
  });
  const volume = (name: string, parent: string) => ({ ...resource("Volume", name, name), parent: `u::${parent}` });
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
