import { refuseMissingImages } from "./refuse-missing-images";

const keeper = { imageCommand: async (image: string) => (image === "there:1" ? ["sh"] : undefined) };
const image = (name: string, isBuilt = false) => ({ type: "image", name, image: name, isBuilt });

test("what is built, or there, need not be pulled", async () => {
  const planned = [image("there:1"), image("built:1", true), { type: "container", name: "shop-web-1" }];
  await expect(refuseMissingImages(planned, keeper)).resolves.toBeUndefined();
});

test("what is missing is named", async () => {
  await expect(refuseMissingImages([image("there:1"), image("gone:1")], keeper)).rejects.toThrow(
    "gone:1 is not on the engine",
  );
});
