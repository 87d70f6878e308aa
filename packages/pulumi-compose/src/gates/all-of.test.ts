import * as pulumi from "@pulumi/pulumi";
import { allOf } from "./all-of";
import { promised } from "./promised";

test.each([[[]], [["a"]], [["a", "b", "c"]]])("%j, as pulumi.all has it, without what is not there", async (values) => {
  const outputs = [undefined, ...values.map((value) => pulumi.output(value)), undefined];
  expect(await promised(allOf(outputs, (all) => all))).toEqual(values);
});

test("is secret where the one value is", async () => {
  expect(await pulumi.isSecret(allOf([pulumi.secret("hidden")], (all) => all))).toBe(true);
});
