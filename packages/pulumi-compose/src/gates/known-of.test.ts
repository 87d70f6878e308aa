import * as pulumi from "@pulumi/pulumi";
import { knownOf } from "./known-of";

test("what an Output comes to, asked for once", async () => {
  const output = pulumi.output("here");
  const applied = jest.spyOn(output, "apply");
  expect(await Promise.all([knownOf(output), knownOf(output)])).toEqual([{ value: "here" }, { value: "here" }]);
  expect(applied).toHaveBeenCalledTimes(1);
});

test("a secret's value, too, and one of which nothing is", async () => {
  expect(await knownOf(pulumi.secret("s"))).toEqual({ value: "s" });
  expect(await knownOf(pulumi.output(undefined))).toEqual({ value: undefined });
});

test("what has no value in this update is no value", async () => {
  const unknown: unknown = pulumi.unknown;
  expect(await knownOf(pulumi.output(unknown))).toBeUndefined();
});

test("an Output that fails is an error, for each who asks", async () => {
  const failing = pulumi.output(Promise.reject(new Error("no such cluster")));
  await expect(knownOf(failing)).rejects.toThrow("no such cluster");
  await expect(knownOf(failing)).rejects.toThrow("no such cluster");
});
