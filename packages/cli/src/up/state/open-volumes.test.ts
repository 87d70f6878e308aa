import { openVolumes } from "./open-volumes";
import type { StateResource } from "./state-resource";

const resource = (name: string, type: string, kept: boolean): StateResource => ({
  urn: name,
  type,
  name,
  id: name,
  protected: kept,
  engineName: "",
  networks: [],
  dependencies: [],
  uses: [],
});

test("only volumes that nothing protects", () => {
  const volume = "docker:index/volume:Volume";
  const all = [
    resource("data", volume, false),
    resource("logs", volume, true),
    resource("net", "docker:index/network:Network", false),
  ];
  expect(openVolumes(all).map(({ name }) => name)).toEqual(["data"]);
});
