import type { ComposeProject } from "@pulumi-compose/parser";
import { stateResources } from "../../resources/state-resource";
import { givenUpNamespaces } from "./given-up-namespaces";

const type = "kubernetes:core/v1:Namespace";
const resources = stateResources({
  resources: [
    { urn: `urn:pulumi:shop::shop::${type}::shop`, type, id: "shop" },
    {
      urn: "urn:pulumi:shop::shop::kubernetes:core/v1:Service::web",
      type: "kubernetes:core/v1:Service",
      id: "shop/web",
    },
  ],
});
// What is read of a project here.
const project = (namespace: unknown) =>
  ({ name: "shop", extensions: { "x-pulumi-compose": { namespace } } }) as unknown as ComposeProject;

test("a stack gives its namespace up only where the file says that it is another's", () => {
  expect(givenUpNamespaces(resources, project("shop"))).toEqual([]);
  const givenUp = givenUpNamespaces(resources, project({ name: "shop", external: true }));
  expect(givenUp.map(({ urn }) => urn)).toEqual([`urn:pulumi:shop::shop::${type}::shop`]);
  expect(givenUp[0]?.words).toContain("namespace shop is external in the file now: it is kept");
});
