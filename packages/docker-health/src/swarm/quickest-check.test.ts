import type { ImageHealthcheck } from "@pulumi-compose/health-model";
import { quickestCheck } from "./quickest-check";

const S = 1_000_000_000;
const IMAGE: ImageHealthcheck = { Test: ["CMD", "from-image"], Interval: 7 * S, Retries: 9 };

test.each<[string, ImageHealthcheck | undefined, ImageHealthcheck | null | undefined]>([
  ["nothing anywhere", undefined, null],
  ["timings for a test that the image has not", { Interval: S }, null],
  ["switched off by the service", { Test: ["NONE"] }, IMAGE],
  ["switched off by the service, image not known", { Test: ["NONE"] }, undefined],
  ["switched off by the image", undefined, { Test: ["NONE"] }],
  ["a first word that the engine does not know", { Test: ["SHELL", "x"] }, IMAGE],
])("no check: %s", (_, own, image) => {
  expect(quickestCheck(own, image)).toBeUndefined();
});

test.each<[string, ImageHealthcheck | undefined, ImageHealthcheck | null | undefined, (number | undefined)[]]>([
  ["the image's", undefined, IMAGE, [7_000, 0, undefined, 9]],
  [
    "the service's over the image's",
    { Test: ["CMD", "x"], Interval: 2 * S, Retries: 0 },
    IMAGE,
    [2_000, 0, undefined, 9],
  ],
  ["the service's timings for the image's test", { Retries: 2 }, IMAGE, [7_000, 0, undefined, 2]],
  ["the engine's defaults", { Test: ["CMD", "x"] }, null, [30_000, 0, undefined, 3]],
  ["an image that nobody knows may have any", undefined, undefined, [1, 1, 1, 1]],
  ["or any timings for the service's test", { Test: ["CMD", "x"], Interval: 2 * S }, undefined, [2_000, 1, 1, 1]],
])("%s", (_, own, image, values) => {
  const check = quickestCheck(own, image);
  expect([check?.intervalMs, check?.startPeriodMs, check?.startIntervalMs, check?.retries]).toEqual(values);
});
