import { pluginOfPackage } from "./plugin-of-package";

test.each([
  ["a plain package", { name: "yaml", version: "2.0.0" }, undefined],
  ["a package that only mentions pulumi", { name: "x", version: "1.0.0", pulumi: { resource: false } }, undefined],
  ["no object at all", null, undefined],
  [
    "an official package",
    { name: "@pulumi/docker", version: "5.2.0", pulumi: { resource: true } },
    { name: "docker", version: "v5.2.0", server: "" },
  ],
  [
    "a third party's package with its own server and version",
    {
      name: "@acme/thing",
      version: "1.0.0",
      pulumi: { resource: true, name: "thing", version: "v2.1.0", server: "s" },
    },
    { name: "thing", version: "v2.1.0", server: "s" },
  ],
  [
    "a parameterized package",
    {
      name: "@pulumi/terraform-provider",
      version: "1.0.0",
      pulumi: { resource: true, parameterization: { name: "random", version: "3.0.0", value: "e30=" } },
    },
    {
      name: "terraform-provider",
      version: "v1.0.0",
      server: "",
      parameterization: { name: "random", version: "3.0.0", value: "e30=" },
    },
  ],
])("%s", (_, manifest, expected) => {
  expect(pluginOfPackage(manifest)).toEqual(expected);
});

test.each([
  [{ name: "@pulumi/x", pulumi: { resource: true } }, "no version"],
  [{ name: "third-party", version: "1.0.0", pulumi: { resource: true } }, 'no "name"'],
])("refuses %j", (manifest, message) => {
  expect(() => pluginOfPackage(manifest)).toThrow(message);
});
