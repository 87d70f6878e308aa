import { readdirSync } from "node:fs";
import { compare } from "../e2e/compare";
import { CORPUS, ownCorpus, projectOf, storedOf } from "./own-corpus";

const FOLDER = "/corpus/project";
const features = ownCorpus();

test("it is there: at least sixty features, an expectation each, and no expectation without a feature", () => {
  expect(features.length).toBeGreaterThanOrEqual(60);
  const stored = readdirSync(CORPUS).filter((name) => name.endsWith(".json"));
  expect(stored.sort()).toEqual(features.map((feature) => `${feature}.json`).sort());
});

test.each(features)("%s is what compose-go makes of it", (feature) => {
  expect(compare(projectOf(feature), { project: storedOf(feature, FOLDER), dir: FOLDER })).toEqual([]);
});
