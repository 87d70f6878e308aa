import * as pulumi from "@pulumi/pulumi";
import { settingsOnce } from "./settings-once";

test("is found once for a provider and once for a project without one, and never kept for nobody", () => {
  const asked: unknown[] = [];
  const settingsOf = settingsOnce((provider) => {
    asked.push(provider);
    return pulumi.output("found");
  });
  const provider = {} as pulumi.ProviderResource;
  const [one, other] = [{}, {}];
  const found = [settingsOf(provider, one), settingsOf(provider, other), settingsOf(provider)];
  expect(new Set(found).size).toBe(1);
  expect(settingsOf(undefined, one)).toBe(settingsOf(undefined, one));
  expect(settingsOf(undefined, other)).not.toBe(settingsOf(undefined, one));
  expect(settingsOf(undefined)).not.toBe(settingsOf(undefined));
  expect(asked).toEqual([provider, undefined, undefined, undefined, undefined]);
});
