import { E2E_FILES } from "@pulumi-compose-tools/setup";
import { kubernetesFiles, needsNode } from "./test-kubernetes";

test("what lies in e2e/kubernetes needs a cluster, and nothing else does", () => {
  const inFolder = E2E_FILES.filter(({ file }) => file.includes("/e2e/kubernetes/"));
  expect(inFolder.length).toBeGreaterThan(0);
  expect(kubernetesFiles(E2E_FILES)).toEqual(inFolder);
});

test.each([
  ["packages/cli/e2e/kubernetes/up.e2e.test.ts", false],
  ["packages/cli/e2e/kubernetes/node/up.e2e.test.ts", true],
])("%s needs a real node: %s", (file, expected) => {
  expect(needsNode({ file, tier: "kubernetes", shows: "x" })).toBe(expected);
});
