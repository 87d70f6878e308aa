import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { support, unusedArguments } from "./support";
import { swarmSupportPage } from "./support-page";

const root = resolve(__dirname, "../../../../..");
const schemaFile = resolve(root, "tools/closed-network/docker-plugin/recordings/schema.json");

interface Property {
  readonly $ref?: string;
  readonly items?: Property;
}
type Types = Readonly<Record<string, { readonly properties?: Readonly<Record<string, Property>> }>>;

/** Every argument by its path, and those within it. */
function pathsOf(properties: Readonly<Record<string, Property>>, types: Types, before = ""): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = before === "" ? name : `${before}.${name}`;
    const ref = (property.$ref ?? property.items?.$ref)?.replace("#/types/", "");
    const inner = ref === undefined ? undefined : types[ref]?.properties;
    return inner ? pathsOf(inner, types, path) : [path];
  });
}

/** `becomes` names arguments in backticks, by the ends of their paths; one that holds others stands for all of them. */
const named = Object.values(support).flatMap((fate) =>
  [...("becomes" in fate ? fate.becomes : "acts" in fate ? fate.acts : "").matchAll(/`([\w.]+)`/g)].map(
    ([, name]) => name ?? "",
  ),
);

test("every argument of the plugin's Service is mapped, or left out for a reason", () => {
  const { resources, types } = JSON.parse(readFileSync(schemaFile, "utf8"));
  const paths = pathsOf(resources["docker:index/service:Service"].inputProperties, types);
  const covers = (name: string, path: string) => `.${path}.`.includes(`.${name}.`);
  const unused = Object.keys(unusedArguments);
  expect(paths.length).toBeGreaterThan(80);
  expect(paths.filter((path) => ![...named, ...unused].some((name) => covers(name, path)))).toEqual([]);
  expect(unused.filter((name) => !paths.some((path) => path === name || path.startsWith(`${name}.`)))).toEqual([]);
});

test("the page about the swarm target is what the table says", () => {
  const page = resolve(root, "docs/09-swarm-target.md");
  expect(existsSync(page) ? readFileSync(page, "utf8") : "").toBe(swarmSupportPage());
});
