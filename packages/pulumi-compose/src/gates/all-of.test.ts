import * as pulumi from "@pulumi/pulumi";
import { allOf } from "./all-of";

const settled = <T>(output: pulumi.Output<T>) =>
  new Promise<T>((resolve) => output.apply((value) => resolve(value as T)));

test.each([[[]], [["a"]], [["a", "b", "c"]]])("%j, as pulumi.all has it, without what is not there", async (values) => {
  const outputs = [undefined, ...values.map((value) => pulumi.output(value)), undefined];
  expect(await settled(allOf(outputs))).toEqual(values);
});

test("is secret where the one value is", async () => {
  expect(await pulumi.isSecret(allOf([pulumi.secret("hidden")]))).toBe(true);
});
