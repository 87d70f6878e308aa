import { Project } from "./project";

const PROVIDER = `
const pulumi = require("@pulumi/pulumi");
const provider = require("@pulumi/pulumi/provider");
class Greeter extends pulumi.ComponentResource {
  constructor(name, args, opts) {
    super("greet:index:Greeter", name, {}, opts);
    this.greeting = new pulumi.Stash(name + "-greeting", { input: pulumi.interpolate\`Hello, \${args.who}!\` }, { parent: this }).output;
    this.registerOutputs({ greeting: this.greeting });
  }
}
console.error("the provider speaks");
provider.main({
  version: "1.0.0",
  schema: JSON.stringify({ name: "greet", version: "1.0.0" }),
  async construct(name, type, inputs, options) {
    const greeter = new Greeter(name, inputs, options);
    return { urn: greeter.urn, state: { greeting: greeter.greeting } };
  },
}, process.argv.slice(2));
`;

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
class Greeter extends pulumi.ComponentResource {
  constructor(name, args) {
    super("greet:index:Greeter", name, { ...args, greeting: undefined }, {}, true);
  }
}
exports.greeting = new Greeter("world", { who: "world" }).greeting;
`;

test("a component provider written for Node.js is run as a plugin", async () => {
  const project = new Project({
    "Pulumi.yaml": [
      "name: tiny",
      "runtime: nodejs",
      "main: index.js",
      "plugins:",
      "  providers:",
      "    - name: greet",
      "      path: ./greet",
    ].join("\n"),
    "index.js": PROGRAM,
    "greet/PulumiPlugin.yaml": "runtime: nodejs\n",
    "greet/package.json": '{"name": "greet", "version": "1.0.0", "main": "index.js"}',
    "greet/index.js": PROVIDER,
  })
    .linkSdk()
    .linkSdk("greet");
  try {
    await project.pulumi("stack", "init", "dev");
    const up = await project.pulumi("up", "--yes", "--skip-preview");
    expect(up).toMatchObject({ code: 0 });
    expect(up.output).toContain("3 created");
    expect((await project.pulumi("stack", "output", "greeting")).output.trim()).toBe("Hello, world!");
    expect(await project.pulumi("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  } finally {
    project.remove();
  }
});
