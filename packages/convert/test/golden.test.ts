import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Target } from "@pulumi-compose/project";
import { convert, type Style } from "../src";
import { corpus } from "./support/corpus";

const root = resolve(__dirname, "../../..");
const golden = resolve(__dirname, "../src/golden");
const largest = corpus().find(({ name }) => name === "awesome/react-express-mysql/compose.yaml")?.path;

/** Programs that were read by eye. `UPDATE_GOLDEN=1` writes them anew: read them again. */
const programs: readonly {
  readonly name: string;
  readonly file: string | undefined;
  readonly target?: Target;
}[] = [
  { name: "flask-redis", file: join(root, "stacks/flask-redis/compose.yaml") },
  { name: "react-express-mysql", file: largest },
  { name: "orders", file: join(golden, "orders/compose.yaml") },
  { name: "swarm", file: join(golden, "swarm/compose.yaml"), target: "swarm" },
  { name: "kubernetes", file: join(golden, "kubernetes/compose.yaml"), target: "kubernetes" },
];

const cases = programs.flatMap(({ name, file, target }) =>
  (["component", "resources"] as const).map((style): [string, Style, string | undefined, Target | undefined] => [
    name,
    style,
    file,
    target,
  ]),
);

test.each(cases)("%s as %s", (name, style, file, target) => {
  if (file === undefined) return;
  const { files, report } = convert({
    files: [file],
    style,
    ...(target && { target }),
    out: join(dirname(file), "infra"),
    env: { HOME: "/home/me" },
  });
  expect(report).toBeDefined();
  const folder = join(golden, name, style);
  if (process.env.UPDATE_GOLDEN) {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  const expected = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  expect(expected).toEqual([...files.keys()]);
  for (const [path, text] of files) expect(text).toBe(readFileSync(join(folder, path), "utf8"));
});
