import fc from "fast-check";
import { anyClusterProject, type ClusterProject, composeText, mended } from "./oracle/cluster-project";
import { compareInCluster, type UpInCluster } from "./oracle/compare-in-cluster";
import { foretellInCluster } from "./oracle/foretell-in-cluster";
import { ClusterFolder, type Run } from "./support/cluster-folder";

const PROJECTS = Number(process.env.PULUMI_COMPOSE_ORACLE_PROJECTS ?? 8);
const SEED = Number(process.env.PULUMI_COMPOSE_SEED ?? 20_261_201);
const AT_A_TIME = Number(process.env.PULUMI_COMPOSE_ORACLE_AT_A_TIME ?? 3);

jest.setTimeout(3 * 60 * 60_000);

interface Line {
  readonly type: string;
  readonly service?: string;
  readonly condition?: string;
  readonly status?: string;
  readonly op?: string;
}

function linesOf({ stdout }: Run): readonly Line[] {
  return stdout.split("\n").flatMap((line): Line[] => (line.startsWith("{") ? [JSON.parse(line)] : []));
}

async function seenOf(run: Run, folder: ClusterFolder): Promise<UpInCluster> {
  const told = linesOf(run).filter(({ type, status }) => type === "gate" && status !== "waiting");
  const objects = (await folder.isThere()) ? await folder.objects("deployments,statefulsets,jobs") : [];
  return {
    code: run.code,
    gates: new Map(told.map(({ service, condition, status }) => [`${service} ${condition}`, status ?? ""])),
    present: new Set(objects.flatMap(({ metadata }) => metadata.labels?.["com.docker.compose.service"] ?? [])),
  };
}

/** Brings a project up, mends it, brings it up twice more, and takes it down; each time beside the model's word. */
async function play(project: ClusterProject, name: string): Promise<readonly string[]> {
  const folder = new ClusterFolder(name);
  const found: string[] = [];
  const step = async (what: string, one: ClusterProject) => {
    folder.write(composeText(one));
    const run = await folder.run("up", "--json");
    const differences = compareInCluster(one, foretellInCluster(one), await seenOf(run, folder));
    found.push(...differences.map((text) => `${what}: ${text}`));
    return run;
  };
  try {
    await step("first up", project);
    const good = mended(project);
    await step("up once it is mended", good);
    const again = await folder.run("up", "--json");
    const changed = linesOf(again).filter(
      ({ type, status, op }) => type === "resource" && status === "done" && op !== "same",
    );
    if (again.code !== 0) found.push(`up again: exit code ${again.code}`);
    if (changed.length > 0) found.push(`up again: changed ${JSON.stringify(changed)}`);
    const down = await folder.run("down", "--json");
    if (down.code !== 0) found.push(`down: exit code ${down.code}`);
    if (await folder.isThere()) found.push("down: the namespace is still there");
    return found;
  } finally {
    await folder.clear();
  }
}

test("an up in a cluster comes to what the model foretells", async () => {
  const queue = fc.sample(anyClusterProject, { numRuns: PROJECTS, seed: SEED }).entries();
  const found: string[] = [];
  const work = async () => {
    for (const [index, project] of queue) {
      const differences = await play(project, `pck${process.pid}x${index}`).catch((error: unknown) => [String(error)]);
      process.stderr.write(`project ${index}: ${differences.length} differences\n`);
      if (differences.length === 0) continue;
      found.push(`project ${index}:\n${composeText(project)}\n${differences.join("\n")}`);
      process.stderr.write(`${found.at(-1)}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  expect(found).toEqual([]);
});
