import { foreignWords } from "./own-namespace";

const there = (labels: Record<string, string>) => ({ labels, isTerminating: false });
const PROJECT = "com.docker.compose.project";

test("a namespace that is there is taken only by the project that it says it is of", () => {
  expect(foreignWords("shop", "shop", undefined)).toBeUndefined();
  expect(foreignWords("shop", "shop", there({ [PROJECT]: "shop" }))).toBeUndefined();
  expect(foreignWords("shop", "shop", { ...there({}), isTerminating: true })).toBeUndefined();
  expect(foreignWords("shop", "shop", there({ owner: "bob" }))?.full).toMatch(
    /^namespace shop is there already, and this project has not made it.*external: true.*kubectl label --overwrite namespace shop com\.docker\.compose\.project=shop/,
  );
  const { summary, full } = foreignWords("prod", "shop", there({ [PROJECT]: "blog" })) ?? {};
  expect(summary).toBe(
    "namespace prod is there already, and it is project blog's: `down` would delete it with all that is in it",
  );
  expect(full?.startsWith(`${summary}. `)).toBe(true);
});
