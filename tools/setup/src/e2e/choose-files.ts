import type { E2eFile } from "./e2e-file";

export interface Choice {
  /** `npm test` or `npm run test:all`; undefined for those whose path matches a pattern, whatever their tier. */
  readonly tier: "ways" | "all" | undefined;
  readonly patterns: readonly string[];
  /** Whether a tool's inputs are those of its last pass, others, or it has never passed here. */
  readonly inputs: (file: E2eFile) => "same" | "changed" | "never passed";
}

/**
 * The files to be run without a cluster, and those of tools that are left out because what they test is what it was. Those of `npm test` have
 * `only` where not all of their tests are to be run.
 */
export function chooseFiles(
  all: readonly E2eFile[],
  { tier, patterns, inputs }: Choice,
): { readonly chosen: readonly E2eFile[]; readonly unchanged: readonly E2eFile[] } {
  const files = all.filter((file) => file.tier !== "kubernetes");
  if (tier === undefined) return { chosen: matching(files, patterns).map(whole), unchanged: [] };
  const chosen: E2eFile[] = [];
  const unchanged: E2eFile[] = [];
  for (const file of files) {
    const state = file.inputs === undefined ? undefined : inputs(file);
    const inTier = tier === "all" || file.tier === "ways";
    if (inTier && state === "same") unchanged.push(file);
    // Whoever changes a tool here hears of it at once; a fresh clone hears of it in the run of everything.
    else if (inTier || state === "changed") chosen.push(tier === "all" ? whole(file) : file);
  }
  return { chosen, unchanged };
}

/** Those whose path matches one of the patterns; without any, all. */
export function matching(files: readonly E2eFile[], patterns: readonly string[]): readonly E2eFile[] {
  const wanted = patterns.map((pattern) => new RegExp(pattern, "i"));
  return files.filter(({ file }) => wanted.length === 0 || wanted.some((pattern) => pattern.test(file)));
}

function whole({ only, ...file }: E2eFile): E2eFile {
  return file;
}
