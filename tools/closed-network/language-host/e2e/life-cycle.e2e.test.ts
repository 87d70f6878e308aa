import { Project } from "./project";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const config = new pulumi.Config();
console.log("said on stdout");
console.error("said on stderr");
class Group extends pulumi.ComponentResource {
  constructor(name) {
    super("tiny:index:Group", name);
    this.kept = new pulumi.Stash(name + "-kept", { input: config.require("greeting") }, { parent: this }).output;
    this.registerOutputs();
  }
}
exports.kept = new Group("group").kept;
exports.password = config.requireSecret("password");
exports.dryRun = pulumi.runtime.isDryRun();
exports.where = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
`;

describe("a program's life", () => {
  const project = new Project({ "index.js": PROGRAM }).linkSdk();
  afterAll(() => project.remove());

  const pulumi = async (...args: string[]) => {
    const result = await project.pulumi(...args);
    expect(result).toMatchObject({ code: 0 });
    return result.output;
  };

  test("preview shows what would be made and makes nothing", async () => {
    await pulumi("stack", "init", "dev");
    await pulumi("config", "set", "greeting", "hello");
    await pulumi("config", "set", "--secret", "password", "not-to-be-seen");
    const output = await pulumi("preview");
    expect(output).toContain("3 to create");
    expect(output).toContain("dryRun");
    expect(await pulumi("stack")).toContain("No resources currently in this stack");
  });

  test("up makes it, with configuration, secrets and the program's own output", async () => {
    const output = await pulumi("up", "--yes", "--skip-preview");
    expect(output).toContain("3 created");
    expect(output).toContain("said on stdout");
    expect(output).toContain("said on stderr");
    expect(output).not.toContain("not-to-be-seen");
    expect(JSON.parse(await pulumi("stack", "output", "--json", "--show-secrets"))).toEqual({
      kept: "hello",
      password: "not-to-be-seen",
      dryRun: false,
      where: "organization/tiny/dev",
    });
    expect(await pulumi("stack", "output", "--json")).toContain('"password": "[secret]"');
  });

  test("a second up and a refresh change nothing", async () => {
    expect(await pulumi("up", "--yes", "--skip-preview")).toContain("3 unchanged");
    expect(await pulumi("refresh", "--yes", "--skip-preview")).toContain("3 unchanged");
    expect(await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes")).toContain("3 unchanged");
  });

  test("about knows the runtime", async () => {
    const output = await pulumi("about");
    expect(output).toMatch(/language\s+nodejs/);
    expect(output).toContain(process.version);
  });

  test("destroy leaves nothing", async () => {
    expect(await pulumi("destroy", "--yes", "--skip-preview")).toContain("3 deleted");
    expect(await pulumi("stack")).toContain("No resources currently in this stack");
  });
});
