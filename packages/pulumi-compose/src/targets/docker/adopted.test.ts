import { adopted } from "./adopted";

const made = { image: "busybox", envs: ["A=1"] };

test.each([
  ["what is not adopted stays as it is", made, { ignoreChanges: ["envs"] }, made, { ignoreChanges: ["envs"] }],
  [
    "an environment that is to count is given: the engine says that it cannot be had",
    made,
    { import: "id", ignoreChanges: ["labels"] },
    made,
    { import: "id", ignoreChanges: ["labels"] },
  ],
  [
    "one that is ignored is empty, and not ignored",
    made,
    { import: "id", ignoreChanges: ["envs", "labels"] },
    { image: "busybox", envs: [] },
    { import: "id", ignoreChanges: ["labels"] },
  ],
  [
    "and so is one that there is not",
    { image: "busybox" },
    { import: "id" },
    { image: "busybox", envs: [] },
    { import: "id", ignoreChanges: [] },
  ],
])("%s", (_, args, options, wantedArgs, wantedOptions) => {
  expect(adopted({ args, options })).toEqual({ args: wantedArgs, options: wantedOptions });
});
