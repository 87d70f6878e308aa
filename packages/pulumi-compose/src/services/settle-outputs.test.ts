import * as pulumi from "@pulumi/pulumi";
import { rejectsOutputs, settleOutputs } from "./settle-outputs";

beforeEach(() =>
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: () => ({}) }),
);

test.each([
  ["3.248.0", false],
  ["3.256.0", false],
  ["3.257.0", true],
  ["3.276.0", true],
  ["4.0.0-alpha.1", true],
])("the SDK %s rejects the outputs of what is not registered: %s", (version, rejects) => {
  expect(rejectsOutputs(version)).toBe(rejects);
});

class Thing extends pulumi.CustomResource {
  declare readonly size: pulumi.Output<number>;
  readonly plain = "plain";

  constructor(name: string) {
    super("test:index:Thing", name, { size: 3 });
  }
}

const settledValue = <T>(output: pulumi.Output<T>) =>
  new Promise<unknown>((resolve) => {
    pulumi.recover(
      output.apply((value) => {
        resolve(value);
        return undefined;
      }),
      (error: unknown) => {
        resolve(String(error));
        return undefined;
      },
    );
  });

test("with an older SDK they are what they are when all is well", async () => {
  const thing = new Thing("well");
  settleOutputs(thing, () => pulumi.output(undefined), "3.248.0");
  expect(await settledValue(thing.size)).toBe(3);
  expect(await settledValue(thing.id)).toBe("well");
  expect(thing.plain).toBe("plain");
});

test("with a newer one nothing is touched", () => {
  const thing = new Thing("new");
  const { urn, size } = thing;
  settleOutputs(thing, () => pulumi.output(undefined), "3.257.0");
  expect(thing.urn).toBe(urn);
  expect(thing.size).toBe(size);
});
