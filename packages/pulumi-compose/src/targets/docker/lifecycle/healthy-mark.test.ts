import { markedContainers } from "./healthy-mark";

test("containers are marked by what the state says last, not by what it was made with", async () => {
  const marks = [
    { input: { postHealthyOf: "new" }, output: { postHealthyOf: "old" } },
    { input: "a stash of the program's own" },
    { input: { postHealthyOf: 1 } },
    {},
  ];
  const asked: string[] = [];
  const outputsOf = async (type: string) => {
    asked.push(type);
    return marks;
  };
  expect(await markedContainers({ outputsOf })).toEqual(new Set(["new"]));
  expect(asked).toEqual(["pulumi:index:Stash"]);
});
