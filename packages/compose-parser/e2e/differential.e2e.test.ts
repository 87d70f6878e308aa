import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { compare } from "./compare";
import { generatedProject } from "./generated-project";
import { Oracle } from "./oracle";

const cases = Number(process.env.DIFFERENTIAL_CASES ?? "500");
const seed = Number(process.env.DIFFERENTIAL_SEED ?? Date.now() % 1_000_000);
const oracle = Oracle.start();
const test = oracle ? it : it.skip;
if (!oracle) console.warn("skipped: the differential test needs Go to build compose-go's oracle");

afterAll(() => oracle?.stop());

/** Files with one odd thing each: types, empty values, forms that nearly are another. */
const odd: readonly string[] = JSON.parse(readFileSync(join(__dirname, "../fixtures/odd-projects.json"), "utf8"));

describe("the parser and compose-go agree", () => {
  test(`on ${odd.length} odd files`, async () => {
    const failures: string[] = [];
    for (const content of odd) {
      const project = {
        name: "q",
        files: [{ name: "compose.yaml", content }],
        compose: 1,
        env: { S: "s" },
        profiles: [],
      };
      const answer = await oracle?.ask(project);
      if (!answer) throw new Error("the oracle is gone");
      const found = compare(project, answer);
      if (found.length > 0) failures.push(`${found.slice(0, 4).join("\n")}\n${content}`);
    }
    expect(failures.join("\n\n")).toBe("");
  }, 120_000);

  test(`on ${cases} generated projects (seed ${seed})`, async () => {
    const failures: string[] = [];
    let accepted = 0;
    for (const project of fc.sample(generatedProject, { numRuns: cases, seed })) {
      const answer = await oracle?.ask(project);
      if (!answer) throw new Error("the oracle is gone");
      if (answer.project !== undefined) accepted++;
      const found = compare(project, answer);
      if (found.length > 0) failures.push(`${found.slice(0, 4).join("\n")}\n${JSON.stringify(project)}`);
    }
    expect(failures.slice(0, 5).join("\n\n")).toBe("");
    // A generator that made mistakes only would show nothing.
    expect(accepted).toBeGreaterThan(cases / 2);
  }, 1_800_000);
});
