import { Project } from "./project";

test("main, node arguments and switched-off TypeScript are honoured", async () => {
  const project = new Project({
    "Pulumi.yaml": [
      "name: tiny",
      "runtime:",
      "  name: nodejs",
      "  options:",
      "    typescript: false",
      '    nodeargs: --stack-trace-limit=7 "--title=two words"',
      "main: infra/",
    ].join("\n"),
    "infra/package.json": '{"main": "program.js"}',
    "infra/program.js": `
      exports.traces = Error.stackTraceLimit;
      exports.title = process.execArgv[1];
      exports.typescript = process.env.PULUMI_NODEJS_TYPESCRIPT || "off";
      exports.folder = require("path").basename(process.cwd());
      exports.root = require("path").basename(require("@pulumi/pulumi").getRootDirectory());
    `,
  }).linkSdk("infra");
  try {
    await project.pulumi("stack", "init", "dev");
    expect(await project.pulumi("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    const { output } = await project.pulumi("stack", "output", "--json");
    expect(JSON.parse(output)).toEqual({
      traces: 7,
      title: "--title=two words",
      typescript: "off",
      folder: "infra",
      root: project.folder.split("/").at(-1),
    });
  } finally {
    project.remove();
  }
});

test("a TypeScript program runs when it brings its compiler", async () => {
  const project = new Project({
    "Pulumi.yaml": "name: tiny\nruntime: nodejs\n",
    "package.json": '{"main": "index.ts"}',
    "tsconfig.json": '{"compilerOptions": {"target": "es2022", "module": "nodenext"}, "files": ["index.ts"]}',
    "index.ts": 'export const answer: string = "typed";\n',
  }).linkSdk();
  try {
    await project.pulumi("stack", "init", "dev");
    expect(await project.pulumi("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
    expect((await project.pulumi("stack", "output", "answer")).output.trim()).toBe("typed");
  } finally {
    project.remove();
  }
});
