import type { NamedVolume } from "@pulumi-compose/docker-health";
import { refuseOtherVolume, type VolumeToCreate } from "./refuse-other-volume";

const ours = { "com.docker.compose.project": "shop" };

const cases: readonly [string, Partial<NamedVolume> | undefined, Partial<VolumeToCreate>, string | undefined][] = [
  ["that is not there", undefined, { driver: "nfs", options: { o: "ro" } }, undefined],
  ["as it is", {}, {}, undefined],
  ["with its driver named", {}, { driver: "local" }, undefined],
  ["with its options in another order", { options: { a: "1", b: "2" } }, { options: { b: "2", a: "1" } }, undefined],
  ["of somebody else", { labels: {}, options: { o: "ro" } }, {}, undefined],
  [
    "with an option that is a secret",
    { options: { o: "password=x" } },
    { options: { o: { secret: true } } },
    undefined,
  ],
  ["of another driver", { driver: "nfs" }, {}, "driver: nfs → local"],
  ["with other options", { options: { o: "ro" } }, { options: { o: "rw" } }, "driver_opts: o"],
  ["without its options", { options: { o: "ro" } }, {}, "driver_opts: o"],
];

test.each(cases)("a volume %s", async (_, found, wanted, refused) => {
  const volumeNamed = async (name: string): Promise<NamedVolume | undefined> =>
    found && { name, driver: "local", options: {}, labels: ours, ...found };
  const outcome = refuseOtherVolume({ volumeNamed }, { name: "shop_data", project: "shop", options: {}, ...wanted });
  if (refused === undefined) await expect(outcome).resolves.toBeUndefined();
  else await expect(outcome).rejects.toThrow(`volume shop_data is there, and is to be another (${refused})`);
});
