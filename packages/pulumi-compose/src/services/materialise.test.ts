import * as pulumi from "@pulumi/pulumi";
import { reference } from "../plan/marker";
import { type MarkerScope, materialise } from "./materialise";

const scope = (resolved: MarkerScope["reference"]): MarkerScope => ({
  symbol: () => "",
  reference: resolved,
  digestOf: () => "",
});

function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value as T)));
}

test("a text that several services have becomes one Output; another project's becomes another", async () => {
  const image = reference("image", "i", "id");
  const resolved = jest.fn(() => pulumi.output("sha256:1"));
  const ours = scope(resolved);
  const args = materialise([{ image }, { image, text: `${image}!` }, "plain"], ours);
  expect(args[0].image).toBe(args[1].image);
  expect(resolved).toHaveBeenCalledTimes(2);
  expect([await settled(args[0].image), await settled(args[1].text), args[2]]).toEqual([
    "sha256:1",
    "sha256:1!",
    "plain",
  ]);
  expect(
    await settled(
      materialise(
        image,
        scope(() => "sha256:2"),
      ),
    ),
  ).toBe("sha256:2");
});
