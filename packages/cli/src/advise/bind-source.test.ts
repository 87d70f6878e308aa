import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bindSource } from "./bind-source";

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "sources-"));
  for (const file of ["prod/app", "prod/conf/app", "test/other", "dev/nginx.conf.example", "dev/data/x"]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), "");
  }
});

afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ["prod/app", true, []],
  ["dev/data", true, []],
  ["test/app", false, ["prod/app"]],
  ["staging/conf/app", false, ["prod/conf/app"]],
  ["dev/nginx.conf", false, ["dev/nginx.conf.example"]],
  ["dev/conf", false, []],
])("%s", (path, exists, like) => {
  const found = bindSource(join(root, path));
  expect(found).toEqual({ exists, like: like.map((file) => join(root, file)) });
});
