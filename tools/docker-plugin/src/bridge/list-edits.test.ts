import { listEdits } from "./list-edits";

describe("edits of a list", () => {
  it.each([
    [[], [], [], []],
    [["a"], [], [0], []],
    [[], ["a"], [], [0]],
    [["a", "b"], ["a", "c"], [1], [1]],
    [["a", "b", "c"], ["b", "c"], [0], []],
    [["b", "c"], ["a", "b", "c"], [], [0]],
    [["x", "a", "y"], ["a", "z"], [0, 2], [1]],
  ])("from %j to %j", (before, after, removed, added) => {
    expect(listEdits(before, after)).toEqual({ removed, added });
  });
});
