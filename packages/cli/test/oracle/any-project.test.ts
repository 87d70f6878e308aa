import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CLASSIC_DIALECT } from "@pulumi-compose/health-model";
import fc from "fast-check";
import { anyProject } from "../../e2e/oracle/any-project";
import { composeFiles } from "../../e2e/oracle/compose-file";
import { planOf } from "../../e2e/oracle/plan-of";
import { repaired } from "../../e2e/oracle/repaired";
import { simpler } from "../../e2e/oracle/simpler";
import { tidy } from "../../e2e/oracle/tidy";

const folder = mkdtempSync(join(tmpdir(), "pco-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const image = async () => "checked:1";
const surroundings = {
  images: { whole: image, testOnly: image, timingsOnly: image },
  missing: "missing:1",
  takenPort: 18_000,
};
const images = { checks: new Map([["checked:1", { Test: ["CMD", "true"] }]]) };

async function planned(project: Parameters<typeof composeFiles>[0]) {
  const files = await composeFiles(project, surroundings);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return planOf(folder, project, images, CLASSIC_DIALECT);
}

const errors = ({ diagnostics }: Awaited<ReturnType<typeof planned>>) =>
  diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);

test("every random project is a compose file, and a repaired one has no error", async () => {
  await fc.assert(
    fc.asyncProperty(anyProject, async (project) => {
      const plan = await planned(project);
      expect(plan.order).toHaveLength(project.services.length);
      expect(errors(plan).filter((code) => code !== "health/no-healthcheck")).toEqual([]);
      expect(errors(await planned(repaired(project)))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("what is tidy stays as it is, and so does what a shrinker tries", () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      expect(tidy(project)).toEqual(project);
      for (const candidate of simpler(project)) expect(tidy(candidate)).toEqual(candidate);
    }),
    { numRuns: 30 },
  );
});
