import { dirname, join } from "node:path";
import { type Conversion, convert } from "../src";
import { loadSource } from "../src/load/load-source";
import { dockerProgram } from "../src/targets/docker/docker-program";
import { ProgramFolder } from "./support/check-programs";
import { corpus, slug } from "./support/corpus";
import { sameResources } from "./support/same-resources";

jest.setTimeout(120_000);

const env = { HOME: process.env.HOME ?? "/root" };
const files = corpus().filter(({ valid }) => valid);
const folder = new ProgramFolder();
const conversions = new Map<string, Conversion>();

afterAll(() => folder.dispose());

const described = files.length > 0 ? describe : describe.skip;

described("every file of the corpus", () => {
  const options = (path: string, style: "component" | "resources") => ({
    files: [path],
    env,
    style,
    out: join(dirname(path), style),
  });

  test.each(files.map((file) => [file.name, file] as const))("%s becomes a program, twice the same", (_, file) => {
    for (const style of ["component", "resources"] as const) {
      const conversion = convert(options(file.path, style));
      if (conversion.report === undefined) continue;
      expect(conversion.files.get("index.ts")).toBeDefined();
      expect([...convert(options(file.path, style)).files]).toEqual([...conversion.files]);
      folder.add(join(style, slug(file)), conversion.files);
      conversions.set(`${style} ${file.name}`, conversion);
    }
  });

  test("the programs compile under strict", () => {
    expect(folder.compile()).toEqual([]);
  }, 300_000);

  test("the programs are formatted, and the linter has nothing to say", () => {
    expect(folder.lint()).toBe("");
  });

  test.each(files.map((file) => [file.name, file] as const))(
    "%s: both styles register the same resources",
    async (_, file) => {
      const conversion = conversions.get(`resources ${file.name}`);
      if (!conversion?.report) return;
      const { source } = loadSource(options(file.path, "resources"), dockerProgram);
      const { byComponent, byResources } = await sameResources(options(file.path, "resources"), conversion);
      expect(byResources).toEqual(byComponent);
      // A project may be without any service that is active; the converter must not have lost one that is.
      if (
        source?.plan.containers.some(
          ({ service }) =>
            !source.project.services[service]?.profiles?.length && source.project.services[service]?.scale !== 0,
        )
      )
        expect(byResources.length).toBeGreaterThan(0);
    },
  );
});
