import type { StateResource } from "../../resources/state-resource";
import { openVolumes } from "./open-volumes";

const resource = (name: string, type: string, kept: boolean, parent?: string): StateResource => ({
  urn: name,
  type,
  name,
  id: name,
  protected: kept,
  engineName: "",
  networks: [],
  dependencies: [],
  uses: [],
  ...(parent !== undefined && { parent }),
});

test("only volumes that nothing protects, and none in place of an anonymous one", () => {
  const volume = "docker:index/volume:Volume";
  const all = [
    resource("project", "compose:index:Project", false),
    resource("web", "compose:index:Service", false, "project"),
    resource("web-1.cache", volume, false, "web"),
    resource("data", volume, false, "project"),
    resource("logs", volume, true),
    resource("net", "docker:index/network:Network", false),
  ];
  expect(openVolumes(all).map(({ name }) => name)).toEqual(["data"]);
});
