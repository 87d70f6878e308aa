import { withoutDependencies } from "./without-dependencies";

test("what stays does not depend on what goes; all else is as it was", () => {
  const web = { urn: "web-1", custom: true, dependencies: ["app-1", "app-2", "net"] };
  const exported = (dependencies: readonly string[]) => ({
    version: 3,
    deployment: { manifest: { magic: "m" }, resources: [{ urn: "net" }, { ...web, dependencies }] },
  });
  const found = withoutDependencies(exported(web.dependencies), new Set(["app-2"]));
  expect(found).toEqual(exported(["app-1", "net"]));
});

test("a state without resources stays as it is", () => {
  const empty = { version: 3, deployment: {} };
  expect(withoutDependencies(empty, new Set(["a"]))).toBe(empty);
});
