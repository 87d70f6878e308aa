import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { KUBEBOX, KUBERNETES, wantedProvider } from "./parts";

const root = resolve(__dirname, "../../../..");

test("the version that Kubernetes says it has is the one that it is built of", () => {
  const pinned = readFileSync(join(root, KUBEBOX.folder ?? "", "go.mod"), "utf8");
  expect(pinned).toContain(`\tk8s.io/kubernetes v${KUBERNETES}\n`);
  const [major, minor] = KUBERNETES.split(".");
  expect(Object.values(KUBEBOX.variables)).toEqual(expect.arrayContaining([`v${KUBERNETES}`, major, minor]));
});

test("the parts of Kubernetes are all of that version", () => {
  const pinned = readFileSync(join(root, KUBEBOX.folder ?? "", "go.mod"), "utf8");
  const replaced = [...pinned.matchAll(/^\t(k8s\.io\/\S+) => \1 (\S+)$/gm)].map(([, , version]) => version);
  expect(replaced.length).toBeGreaterThan(30);
  expect(new Set(replaced)).toEqual(new Set([`v0${KUBERNETES.slice(1)}`]));
});

test("the provider has the version that the package is pinned to", () => {
  expect(wantedProvider(root)).toMatch(/^\d+\.\d+\.\d+$/);
});
