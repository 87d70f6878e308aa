import * as pulumi from "@pulumi/pulumi";
import { promised } from "../gates/promised";
import { reference } from "../plan/marker";
import { type MarkerScope, materialise } from "./materialise";

const scope = (resolved: MarkerScope["reference"]): MarkerScope => ({
  symbol: () => "",
  reference: resolved,
  digestOf: () => "",
});

test("a text that several services have becomes one Output; another project's becomes another", async () => {
  const image = reference("image", "i", "id");
  const resolved = jest.fn(() => pulumi.output("sha256:1"));
  const ours = scope(resolved);
  const args = materialise([{ image }, { image, text: `${image}!` }, "plain"], ours);
  expect(args[0].image).toBe(args[1].image);
  expect(resolved).toHaveBeenCalledTimes(2);
  expect([await promised(args[0].image), await promised(args[1].text), args[2]]).toEqual([
    "sha256:1",
    "sha256:1!",
    "plain",
  ]);
  expect(
    await promised(
      materialise(
        image,
        scope(() => "sha256:2"),
      ),
    ),
  ).toBe("sha256:2");
});
