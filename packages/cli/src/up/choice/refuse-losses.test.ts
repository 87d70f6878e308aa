import type { EngineEvent, PreviewOptions } from "@pulumi/pulumi/automation";
import { refuseLosses } from "./refuse-losses";

const side = {
  urn: "side",
  type: "docker:index/container:Container",
  name: "shop-side-1",
  id: "c0ffee",
  protected: false,
  engineName: "shop-side-1",
  networks: [],
  dependencies: [],
  uses: [],
};

/** A stack whose preview does something to some resources. */
function foretelling(
  changes: readonly (readonly [op: "delete" | "delete-replaced" | "replace" | "same", urn: string])[],
) {
  const asked: PreviewOptions[] = [];
  const preview = async (how: PreviewOptions = {}) => {
    asked.push(how);
    for (const [op, urn] of changes) {
      const metadata = { op, urn, type: "", provider: "" };
      const event: EngineEvent = { sequence: 0, timestamp: 0, resourcePreEvent: { metadata } };
      how.onEvent?.(event);
    }
    return { stdout: "", stderr: "", changeSummary: {} };
  };
  return { stack: { preview }, asked };
}

test.each(["delete", "delete-replaced", "replace"] as const)(
  "%s of one that is to stay is refused, with its name",
  async (op) => {
    const { stack, asked } = foretelling([
      ["replace", "web"],
      [op, "side"],
    ]);
    // As `up -V web` asks: what is begun anew takes along who lives in it.
    await expect(refuseLosses(stack, { replace: ["web"] }, [side])).rejects.toMatchObject({
      message: expect.stringContaining("shop-side-1 lives in a container that is to be made anew"),
      hint: expect.stringContaining("name its service, too"),
    });
    expect(asked).toMatchObject([{ replace: ["web"] }]);
  },
);

test("what stays anyway, or is not at risk, is no reason to refuse", async () => {
  const { stack, asked } = foretelling([
    ["replace", "web"],
    ["same", "side"],
  ]);
  await expect(refuseLosses(stack, {}, [side])).resolves.toBeUndefined();
  expect(asked).toHaveLength(1);
  await expect(refuseLosses(stack, {}, [])).resolves.toBeUndefined();
  expect(asked).toHaveLength(1);
});
