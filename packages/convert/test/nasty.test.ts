import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Conversion, convert, type Style } from "../src";
import { hasError } from "../src/load/load-source";
import { ProgramFolder } from "./support/check-programs";
import { sameResources } from "./support/same-resources";

jest.setTimeout(300_000);

/** What a folder says about itself in `case.json`. */
interface Case {
  readonly files?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Lists of active profiles to compare with. */
  readonly profiles?: readonly (readonly string[])[];
}

const nasty = join(__dirname, "nasty");
const cases = readdirSync(nasty).map((name): readonly [string, Case] => {
  const file = join(nasty, name, "case.json");
  return [name, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}];
});

const folder = new ProgramFolder();
const conversions = new Map<string, Conversion>();

afterAll(() => folder.dispose());

const options = (name: string, { files = ["compose.yaml"], env = {} }: Case, style: Style) => ({
  cwd: join(nasty, name),
  files: [...files],
  env: { HOME: homedir(), ...env },
  style,
  out: style,
});

test.each(cases)("%s becomes a program, twice the same", (name, given) => {
  for (const style of ["component", "resources"] as const) {
    const conversion = convert(options(name, given, style));
    expect(conversion.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(hasError(conversion.diagnostics)).toBe(false);
    expect([...convert(options(name, given, style)).files]).toEqual([...conversion.files]);
    folder.add(join(style, name), conversion.files);
    conversions.set(`${style} ${name}`, conversion);
  }
});

test("all of them compile under strict", () => {
  expect(folder.compile()).toEqual([]);
});

test("all of them are formatted, and the linter has nothing to say", () => {
  expect(folder.lint()).toBe("");
});

const runs = cases.flatMap(([name, given]) =>
  (given.profiles ?? [undefined]).map((profiles) => [name, profiles?.join(" ") ?? "-", given, profiles] as const),
);

test.each(runs)("%s (profiles: %s): both styles register the same", async (name, _, given, profiles) => {
  const conversion = conversions.get(`resources ${name}`);
  if (!conversion) throw new Error("it was not converted");
  const { byComponent, byResources } = await sameResources(options(name, given, "resources"), conversion, profiles);
  expect(byResources).toEqual(byComponent);
  expect(byResources.length).toBeGreaterThan(0);
});
