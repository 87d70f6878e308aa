import { ownVolumesOf } from "./own-volumes-of";

const containers: Readonly<Record<string, object>> = {
  web: {
    Mounts: [
      { Type: "volume", Name: "kept", Destination: "/kept" },
      { Type: "volume", Name: "own", Destination: "/own" },
      { Type: "bind", Destination: "/conf" },
    ],
    HostConfig: { VolumesFrom: ["keeper:ro"] },
  },
  keeper: { Mounts: [{ Type: "volume", Name: "kept", Destination: "/kept" }], HostConfig: { VolumesFrom: null } },
};

const inspect = async (id: string): Promise<unknown> => containers[id];

test("a container's volumes are those that it has not from another", async () => {
  expect(await ownVolumesOf("web", inspect)).toEqual(new Map([["/own", "own"]]));
  expect(await ownVolumesOf("keeper", inspect)).toEqual(new Map([["/kept", "kept"]]));
});
