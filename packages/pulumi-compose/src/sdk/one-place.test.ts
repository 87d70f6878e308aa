import { pathToFileURL } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { inOnePlace } from "./one-place";

interface Call {
  readonly uri: string;
}

/** Where Pulumi is told that a resource stands which is made here. */
const toldOf = () => (pulumi.Resource as unknown as { stackTrace(skip: number): readonly Call[] }).stackTrace(4);

class Project {
  readonly told: readonly (readonly Call[])[];

  constructor() {
    this.told = inOnePlace(() => [toldOf(), deep()]);
  }
}

const deep = () => [toldOf()].flat();

test("all that is made inside stands where its maker was called, and nothing else does", () => {
  const { told } = new Project();
  expect(told[0]?.[0]).toMatchObject({ uri: pathToFileURL(__filename).href });
  expect(told[1]).toEqual(told[0]);
  expect(toldOf()).not.toEqual(told[0]);
});

test("who runs the program is not told", () => {
  const program = { uri: "file:///src/@pulumi/tsx/index.js" };
  const within = { uri: "file:///shop/node_modules/@pulumi/pulumi/output.js" };
  const runs = ["ts-node/dist/index.js", "@pulumi/cmd/run/run.ts", "@pulumi/pulumi/runtime/stack.js"];
  const outermost = runs.flatMap((path) => [undefined, { uri: `file:///shop/node_modules/${path}` }]);
  const own = Reflect.get(pulumi.Resource, "stackTrace");
  Reflect.set(pulumi.Resource, "stackTrace", (_: number) => [program, undefined, within, program, ...outermost]);
  try {
    expect(inOnePlace(toldOf)).toEqual([program, undefined, within, program]);
  } finally {
    Reflect.set(pulumi.Resource, "stackTrace", own);
  }
});
