import { stateResources } from "../../resources/state-resource";
import { imagesOf, imagesToRemove } from "./images-to-remove";

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

test("the images that go with some containers are those that no other has", () => {
  const container = (name: string, ...images: readonly string[]) => ({
    type: "docker:index/container:Container",
    urn: `u::p::t::${name}`,
    propertyDependencies: { image: images },
  });
  const resources = stateResources({
    resources: [
      { ...image({ name: "own" }), urn: "own" },
      { ...image({ name: "shared" }), urn: "shared" },
      { ...image({ name: "other" }), urn: "other" },
      container("a-1", "own", "shared"),
      container("b-1", "shared", "other"),
    ],
  });
  const going = resources.filter(({ name }) => name === "a-1");
  expect(imagesOf(going, resources).map(({ urn }) => urn)).toEqual(["own"]);
});
