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
