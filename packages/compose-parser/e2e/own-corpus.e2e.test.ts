import { writeFileSync } from "node:fs";
import { expectationOf, ownCorpus, portable, projectOf, storedOf } from "../test/own-corpus";
import { Oracle } from "./oracle";

const oracle = Oracle.start();
if (!oracle) console.warn("skipped: the expectations of the corpus are compose-go's, and there is no Go to build it");
afterAll(() => oracle?.stop());

(oracle ? test : test.skip).each(ownCorpus())("%s: the stored expectation is compose-go's", async (feature) => {
  const answer = await oracle?.ask(projectOf(feature));
  if (answer?.project === undefined) throw new Error(`compose-go refuses it: ${answer?.error}`);
  if (process.env.UPDATE_CORPUS) writeFileSync(expectationOf(feature), portable(answer.project, answer.dir));
  expect(storedOf(feature, answer.dir)).toEqual(answer.project);
});
