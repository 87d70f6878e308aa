import { join } from "node:path";
import { planStart } from "@pulumi-compose/health-model";
import { readProject } from "../../project/open-project";
import { inComposeFolder } from "../../testing/compose-folder";
import { FakeIo } from "../../testing/fake-io";
import { githubWorkflow } from "./github-workflow";

const YAML = `services:
  db:
    image: postgres
    healthcheck: { test: pg_isready }
  web:
    image: nginx
    depends_on:
      db:
        condition: service_healthy
  side: { image: nginx }
`;

test("a gate is where somebody asks for it, a service where it is written", async () => {
  await inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    const { project } = readProject({}, io);
    if (!project) throw new Error("no project");
    const { placeOf, root } = githubWorkflow(io, { project, start: planStart(project) });
    expect(root).toBe(folder);
    expect(placeOf("db", "service_healthy")).toMatchObject({ file: join(folder, "compose.yaml"), line: 8, column: 7 });
    expect(placeOf("db")).toMatchObject({ line: 2 });
    expect(placeOf("side", "up")).toMatchObject({ line: 10 });
  });
});

test("the summary is added to the step's, where there is one", () => {
  const io = new FakeIo("/");
  expect(githubWorkflow(io)).not.toHaveProperty("summarise");
  io.env.GITHUB_STEP_SUMMARY = "/summary.md";
  const { summarise } = githubWorkflow(io);
  summarise?.("one\n");
  summarise?.("two\n");
  expect(io.written.get("/summary.md")).toBe("one\ntwo\n");
});
