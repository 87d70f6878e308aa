import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

interface Manifest {
  readonly name: string;
  readonly description?: string;
  readonly license?: string;
  readonly private?: boolean;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: { readonly url: string };
  readonly repository?: { readonly type: string; readonly url: string; readonly directory: string };
  readonly files?: readonly string[];
  readonly engines?: { readonly node: string };
}

const root = resolve(__dirname, "../../..");
const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const foldersIn = (kind: string) => readdirSync(join(root, kind)).map((name) => join(root, kind, name));

const SITE = "https://github.com/pulumi-compose/pulumi-compose";
const published = foldersIn("packages")
  .map((folder) => ({ folder, manifest: manifestOf(folder) }))
  .filter(({ manifest }) => manifest.private !== true)
  .map(({ folder, manifest }) => [manifest.name, folder, manifest] as const);

test.each(published)("%s says what it is, whose, and where it comes from", (_name, folder, manifest) => {
  expect(manifest).toMatchObject({
    license: "Apache-2.0",
    description: expect.stringMatching(/\S/),
    homepage: `${SITE}#readme`,
    bugs: { url: `${SITE}/issues` },
    repository: { type: "git", url: `git+${SITE}.git`, directory: `packages/${basename(folder)}` },
    engines: manifestOf(root).engines,
  });
  expect(manifest.keywords).toEqual(expect.arrayContaining(["pulumi", "docker-compose"]));
});

test.each(published)("%s carries its licence, its change log and a page about itself", (name, folder, manifest) => {
  expect(manifest.files).toEqual(expect.arrayContaining(["LICENSE", "CHANGELOG.md", "README.md"]));
  expect(readFileSync(join(folder, "LICENSE"), "utf8")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
  expect(readFileSync(join(folder, "README.md"), "utf8").split("\n", 1)).toEqual([`# ${name}`]);
  expect(readFileSync(join(folder, "CHANGELOG.md"), "utf8").split("\n", 1)).toEqual([`# ${name}`]);
});

test("what is not in packages/ is never published", () => {
  const others = ["tools", "tools/closed-network", "tools/testing", "stacks"]
    .flatMap(foldersIn)
    .filter((folder) => existsSync(join(folder, "package.json")));
  expect([root, ...others].filter((folder) => manifestOf(folder).private !== true)).toEqual([]);
});
