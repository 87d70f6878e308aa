import { E2E_FILES } from "../e2e/e2e-files";
import { ENGINE_LANES } from "../engines/lanes";
import { filesFor } from "./engine-tests";

const lane = (product: "docker" | "podman") => {
  const found = ENGINE_LANES.find((one) => one.product === product);
  if (!found) throw new Error(product);
  return found;
};

test("on Podman a file leaves out what says nothing of it, with and without being cut to its way", () => {
  const marked = E2E_FILES.filter(({ notOnPodman }) => notOnPodman !== undefined);
  expect(marked.length).toBeGreaterThan(0);
  for (const depth of ["ways", "all"] as const) {
    for (const { file, only: way, notOnPodman = "" } of marked) {
      const only = filesFor(lane("podman"), { depth }).find((one) => one.file === file)?.only;
      const takes = (name: string) => new RegExp(only ?? "", "i").test(name);
      for (const left of notOnPodman.split("|"))
        expect([file, left, takes(`group ${left} and more`)]).toEqual([file, left, false]);
      for (const taken of (way ?? "another").split("|")) {
        expect([file, taken, takes(`group ${taken} and more`)]).toEqual([file, taken, !notOnPodman.includes(taken)]);
      }
      expect(takes("group another")).toBe(depth === "all" || way === undefined);
    }
  }
  expect(filesFor(lane("docker"), { depth: "all" }).every(({ only }) => only === undefined)).toBe(true);
});
