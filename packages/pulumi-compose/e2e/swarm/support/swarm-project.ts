import { PulumiProject } from "../../support/pulumi-project";

/** A Pulumi project around a compose file, for the swarm whose manager is at `host`. */
export function swarmProject(options: {
  readonly name: string;
  readonly host: string;
  readonly files: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** More arguments of the component, as source text. */
  readonly args?: string;
}): PulumiProject {
  const { name, host, files, secrets, args = "" } = options;
  return new PulumiProject({
    name,
    env: { DOCKER_HOST: host },
    ...(secrets && { secrets }),
    files: {
      "index.js": `
const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");
const config = new pulumi.Config();
const project = new ComposeProject("${name}", { file: "compose.yaml", target: "swarm", ${args} });
exports.gates = project.gates;
`,
      ...files,
    },
  });
}

/** A second `up`, a `refresh` and a third `up`, all of which must change nothing. */
export async function unchanged(project: PulumiProject): Promise<void> {
  const runs = [
    await project.up("--expect-no-changes"),
    await project.refresh("--expect-no-changes"),
    await project.up("--expect-no-changes"),
  ];
  for (const run of runs) {
    expect(run.text).toContain("unchanged");
    expect(run.code).toBe(0);
  }
}
