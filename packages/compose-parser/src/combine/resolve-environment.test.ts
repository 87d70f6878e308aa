import { loadProject } from "../load-project";
import { canonicalJson } from "../output/canonical";
import { memoryFileSystem } from "../source/memory-file-system";

const files = {
  "/p/compose.yaml": `
name: shop
include: [inc/compose.yaml]
services: { a: { image: i, secrets: [own, unset] } }
secrets: { own: { environment: OWN }, unset: { environment: UNSET } }
`,
  "/p/.env": "OWN=own-value\nBOTH=of-the-project\n",
  "/p/inc/compose.yaml": `
services: { b: { image: i, secrets: [included, both] } }
secrets: { included: { environment: TOKEN }, both: { environment: BOTH } }
`,
  "/p/inc/.env": "TOKEN=included-value\nBOTH=of-the-included\n",
};

test("a secret has the value of its variable in the environment of the file that has it; no printed model has it", () => {
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem(files) });
  const contents = Object.entries(project?.secrets ?? {}).map(([key, { content }]) => [key, content]);
  expect(Object.fromEntries(contents)).toEqual({
    own: "own-value",
    unset: undefined,
    included: "included-value",
    both: "of-the-project",
  });
  if (project) expect(canonicalJson(project)).not.toMatch(/own-value|included-value|of-the/);
});

test("a value that is known only at deployment is left open", () => {
  const { project } = loadProject({ cwd: "/p", env: {}, fs: memoryFileSystem(files), symbols: ["TOKEN"] });
  expect(project?.secrets.included?.content).toBe("\uE000TOKEN\uE001");
});
