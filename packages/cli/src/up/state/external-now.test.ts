import { loadProject, memoryFileSystem } from "@pulumi-compose/parser";
import { stateResource } from "../testing/a-state-resource";
import { externalNow, externalText } from "./external-now";

const text = `
name: shop
services:
  web: { image: a, networks: [back, front], configs: [conf], secrets: [pw] }
networks: { back: { external: true, name: shop_back }, front: }
configs: { conf: { external: true, name: shop_conf-1 } }
secrets: { pw: { external: true, name: shop_pw-1 } }
`;

test("what keeps its name and becomes another's is kept; what is one's own, or another altogether, is not meant", () => {
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": text }) });
  if (!project) throw new Error("the project has errors");
  const state = [
    stateResource("network", "shop-back", { engineName: "shop_back" }),
    stateResource("network", "shop-front", { engineName: "shop_front" }),
    stateResource("swarmConfig", "shop-conf", { engineName: "shop_conf-1" }),
    stateResource("swarmSecret", "shop-pw", { engineName: "shop_pw-0" }),
    stateResource("container", "shop-web-1", { engineName: "shop_back" }),
  ];
  expect(externalNow(state, project).map(externalText)).toEqual([
    expect.stringMatching(/^network shop_back is external in the file now: it is kept.*`docker network rm`/),
    expect.stringMatching(/^config shop_conf-1 is external in the file now/),
  ]);
});
