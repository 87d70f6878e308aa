import { imagesToRemove } from "./images-to-remove";
import { stateResources } from "./state-resource";

const image = (inputs: object) => ({ type: "docker:index/remoteImage:RemoteImage", urn: "u::p::t::n", inputs });
const state = stateResources({
  resources: [
    image({ name: "redis:7" }),
    image({ name: "shop-web:0123", build: { context: ".", tags: ["shop-web:latest"] } }),
    image({ name: "registry.example:5000/api:4567", build: { tags: ["registry.example:5000/api:1"] } }),
  ],
});

test("--rmi all takes all names, local those that the file does not give", () => {
  const named = ["redis:7", "registry.example:5000/api:1"];
  expect(imagesToRemove(state, "all", named)).toEqual([
    "redis:7",
    "shop-web:0123",
    "shop-web:latest",
    "registry.example:5000/api:4567",
    "registry.example:5000/api:1",
  ]);
  expect(imagesToRemove(state, "local", named)).toEqual(["shop-web:0123", "shop-web:latest"]);
});
