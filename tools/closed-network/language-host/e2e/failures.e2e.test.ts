import { Project } from "./project";

const RESOURCE_ERROR = `
const pulumi = require("@pulumi/pulumi");
const kept = new pulumi.Stash("kept", { input: 1 });
kept.output.apply(() => { throw new pulumi.RunError("the gate does not open"); });
`;

// Thrown from a timer, so that no frame of the SDK is in the stack: Node.js 20.20 needs a minute to colour
// `node_modules/@pulumi/resource.ts`, a path that the SDK's source maps bring up.
const EXCEPTION = 'setTimeout(() => { throw new Error("broken on purpose"); });';

/** Each program fails in its own way; the user has to be told once, in the program's words. */
const CASES = [
  {
    name: "an exception of the program",
    files: { "index.js": EXCEPTION },
    shown: ["broken on purpose", "index.js"],
    hidden: ["Program exited with non-zero exit code"],
  },
  {
    name: "a failure told by the program itself",
    files: { "index.js": RESOURCE_ERROR },
    shown: ["the gate does not open"],
    hidden: ["Program exited with non-zero exit code", "at Function"],
  },
  {
    name: "an exit code of the program's own",
    files: { "index.js": "process.exit(3);" },
    shown: ["Program exited with non-zero exit code: 3"],
    hidden: [],
  },
  {
    name: "a program that is not there",
    files: {},
    shown: ["index.js"],
    hidden: [],
  },
  {
    name: "an option of the wrong type",
    files: {
      "Pulumi.yaml": "name: tiny\nruntime:\n  name: nodejs\n  options:\n    nodeargs: [--x]\n",
      "index.js": "",
    },
    shown: ["nodeargs option must be a string"],
    hidden: [],
  },
];

describe.each(CASES)("$name", ({ files, shown, hidden }) => {
  const project = new Project(files).linkSdk();
  afterAll(() => project.remove());

  test("fails the update and says so", async () => {
    await project.pulumi("stack", "init", "dev");
    const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    for (const text of shown) expect(output).toContain(text);
    for (const text of hidden) expect(output).not.toContain(text);
  });
});

test("a project without the SDK is told how to install it", async () => {
  const project = new Project({ "index.js": "", "package.json": "{}" });
  try {
    await project.pulumi("stack", "init", "dev");
    const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
    expect(code).not.toBe(0);
    expect(output).toContain("It looks like the Pulumi SDK has not been installed. Have you run pulumi install?");
  } finally {
    project.remove();
  }
});
