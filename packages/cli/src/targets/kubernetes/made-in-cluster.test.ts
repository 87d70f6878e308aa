import { isMadeInCluster, kindOfType } from "./made-in-cluster";

const there: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "Deployment shop/web": { "com.docker.compose.project": "shop" },
  "Deployment shop/other": { "com.docker.compose.project": "other" },
  "Secret shop/nobodys": {},
  "Namespace shop/shop": { "com.docker.compose.project": "shop" },
};

const connect = async () => ({
  labelsOf: async ({ kind, namespace, name }: { kind: string; namespace: string; name: string }) =>
    there[`${kind} ${namespace}/${name}`],
});

test.each([
  ["kubernetes:apps/v1:Deployment", "shop/web", true],
  ["kubernetes:apps/v1:Deployment", "shop/other", false],
  ["kubernetes:core/v1:Secret", "shop/nobodys", false],
  ["kubernetes:core/v1:Secret", "shop/gone", false],
  ["kubernetes:core/v1:Namespace", "shop", true],
  ["kubernetes:helm.sh/v3:Release", "shop/web", false],
])("%s %s: whether the cluster has it as this project's", async (type, engineName, isMade) => {
  expect(await isMadeInCluster({ type, engineName }, "shop", connect)).toBe(isMade);
});

test("the kinds that a project is made of, by Pulumi's types", () => {
  expect(kindOfType("kubernetes:networking.k8s.io/v1:NetworkPolicy")).toBe("NetworkPolicy");
  expect(kindOfType("kubernetes:core/v1:toString")).toBeUndefined();
  expect(kindOfType("docker:index/service:Service")).toBeUndefined();
});
