import { wholeEntrypoints } from "./whole-entrypoints";

test.each([
  [["test"], ["-z", ""], ["test", "-z", ""]],
  [[""], ["test", "-z", ""], ["test", "-z", ""]],
  [undefined, ["test", "-z", ""], ["test", "-z", ""]],
  [["test", "-z", ""], undefined, undefined],
  [["test"], ["-n", "x"], undefined],
  [undefined, undefined, undefined],
])("entrypoints %j and command %j: %j", (entrypoints, command, whole) => {
  expect(wholeEntrypoints({ ...(entrypoints && { entrypoints }), ...(command && { command }) })).toEqual(whole);
});
