import { join } from "node:path";
import ts from "typescript";
import { pages, root } from "../src/pages";
import { stepsOf } from "../src/steps";

jest.setTimeout(180_000);

/** A sample of a page as a file that only the compiler sees. */
interface Sample {
  readonly name: string;
  readonly text: string;
}

/** The TypeScript and JavaScript samples of all pages, with what their `with` markers put before them. */
function samples(): Sample[] {
  return pages().flatMap(({ path, text }) => {
    let before: string | undefined;
    return stepsOf(text).flatMap((step): Sample[] => {
      if (step.kind === "with") before = step.value;
      if (step.kind !== "fence") return [];
      const prelude = before === undefined ? "" : `${before}\n`;
      before = undefined;
      if (step.language !== "ts" && step.language !== "js") return [];
      const name = `${path.replaceAll("/", "-")}-${step.line}.${step.language}`;
      return [{ name: join(root, "tools/testing/docs", name), text: `${prelude}${step.text}\nexport {};\n` }];
    });
  });
}

const found = samples();
const source = (folder: string) => [join(root, "packages", folder, "src/index.ts")];

test("the samples of code compile against the packages", () => {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    allowJs: true,
    checkJs: true,
    noImplicitAny: false,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    paths: {
      "pulumi-compose": source("cli"),
      "@pulumi-compose/project": source("pulumi-compose"),
      "@pulumi-compose/parser": source("compose-parser"),
      "@pulumi-compose/health-model": source("health-model"),
      "@pulumi-compose/docker-health": source("docker-health"),
      "@pulumi-compose/docker-health/kernel": [join(root, "packages/docker-health/src/kernel.ts")],
      "@pulumi-compose/kubernetes-health": source("kubernetes-health"),
      "@pulumi-compose/convert": source("convert"),
    },
  };
  const host = ts.createCompilerHost(options);
  const texts = new Map(found.map(({ name, text }) => [name, text]));
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version, ...rest) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, version, ...rest)
      : ts.createSourceFile(name, text, version);
  };
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  host.readFile = (name) => texts.get(name) ?? readFile.call(host, name);
  const program = ts.createProgram([...texts.keys()], options, host);
  const said = [...texts.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    if (!file) return [`${name} was not read`];
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText, start }) => {
        const line =
          start === undefined
            ? ""
            : (file.text.slice(0, start).split("\n").at(-1) ?? "") + file.text.slice(start).split("\n", 1)[0];
        return `${name}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}: ${line}`;
      },
    );
  });
  expect(said).toEqual([]);
});

test("there are samples to compile", () => {
  expect(found.length).toBeGreaterThan(8);
});
