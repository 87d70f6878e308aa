import { stateResources } from "../../resources/state-resource";
import { sharedNamespaces } from "./shared-namespaces";

const resource = (type: string, id: string) => ({ urn: `urn:pulumi:shop::shop::${type}::${id}`, type, id });
const state = stateResources({
  resources: [
    resource("kubernetes:core/v1:Namespace", "shop"),
    resource("kubernetes:core/v1:PersistentVolumeClaim", "shop/data"),
    resource("kubernetes:apps/v1:StatefulSet", "shop/db"),
  ],
});

function shared(objects: readonly string[] | undefined, resources = state) {
  const contents = objects && { labels: {}, isTerminating: false, objects };
  return sharedNamespaces(resources, async () => ({ namespaceContents: async () => contents }));
}

test("a namespace that has what no state knows of stays, and is said to", async () => {
  const own = ["PersistentVolumeClaim/data", "StatefulSet/db"];
  expect(await shared(own)).toEqual([]);
  expect(await shared(undefined)).toEqual([]);
  // One kind's name is not another's.
  const [left, ...more] = await shared([...own, "PersistentVolumeClaim/theirs", "Deployment/db"]);
  expect(left?.urn).toMatch(/Namespace::shop$/);
  expect(left?.words).toContain("namespace shop stays, since it has what this stack has not made");
  expect(left?.words).toContain("PersistentVolumeClaim/theirs, Deployment/db");
  expect(more).toEqual([]);
});

test("a namespace of which nobody can see what is in it stays, and it is said why", async () => {
  const refused = () => Promise.reject(new Error("jobs.batch is forbidden"));
  const [left, ...more] = await sharedNamespaces(state, async () => ({ namespaceContents: refused }));
  expect(left?.urn).toMatch(/Namespace::shop$/);
  expect(left?.words).toContain("nobody could see whether it has what others have made (jobs.batch is forbidden)");
  expect(more).toEqual([]);
});

test("where there is no cluster, or no namespace of this stack's, nothing is said", async () => {
  expect(await sharedNamespaces(state, () => Promise.reject(new Error("no cluster")))).toEqual([]);
  expect(await shared(["Deployment/x"], state.slice(1))).toEqual([]);
});
