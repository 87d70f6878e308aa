import { buildImage } from "../../cli/e2e/oracle/build-image";
import { edits } from "../../pulumi-compose/e2e/edits/edits";
import { project as name } from "../../pulumi-compose/e2e/edits/project";
import { leftovers } from "../../pulumi-compose/e2e/support/engine";
import { OwnEngine } from "../../pulumi-compose/e2e/support/own-engine";
import { busybox, describeWithToolchain, flaskRedis } from "../../pulumi-compose/e2e/support/toolchain";
import { AttributeTrial } from "./attributes/attribute-trial";
import { type Column, columns } from "./attributes/columns";
import { attributeImages } from "./attributes/images";
import { asEdit, pairsOf, shuffled } from "./attributes/pairs";
import { type AttributeRow, writeAttributePage } from "./attributes/write-page";

/** What is tried over each image: `all`, so many attributes, or those with one of these words in their names; and half as many pairs, 12 at most. */
const wanted = process.env.PULUMI_COMPOSE_ATTRIBUTES ?? "6";
const seed = Number(process.env.PULUMI_COMPOSE_SEED ?? 17);

const all = wanted === "all";
const count = Number(wanted);
const words = wanted.split(",");
const singles = all
  ? edits
  : Number.isNaN(count)
    ? edits.filter(({ attribute }) => words.some((word) => attribute.includes(word)))
    : shuffled(edits, seed).slice(0, count);
const pairs = pairsOf(all || !Number.isNaN(count) ? edits : singles, seed).slice(
  0,
  Math.min(12, Math.ceil(singles.length / 2)),
);
const tried = [...singles, ...pairs.map(asEdit)];

(OwnEngine.possible ? describeWithToolchain : describe.skip)("attributes, alone and in pairs", () => {
  const own = new OwnEngine(2048);
  const rows: AttributeRow[] = [];

  beforeAll(async () => {
    await own.start();
    for (const image of [busybox, flaskRedis]) await own.take(image);
    for (const { name: image, dockerfile } of attributeImages) await buildImage(own.docker, image, dockerfile);
  });

  afterAll(() => own.discard());

  test.each(attributeImages)(
    "over an image with everything or nothing ($kind): quiet, edits applied, by the component and by converted programs",
    async ({ kind, name: image }) => {
      const trial = new AttributeTrial(tried, image, own.docker, { DOCKER_HOST: own.host });
      await trial.play();
      tried.forEach(({ attribute }, index) => {
        const outcome = trial.outcomes[index];
        if (outcome) rows.push({ attribute, image: kind, outcome });
      });
      expect(await leftovers(name, own.docker)).toEqual([]);
      expect(complaints(rows.filter((row) => row.image === kind))).toEqual([]);
    },
    3600_000,
  );

  test("the page of the whole run", () => {
    if (all) writeAttributePage(rows, singles.length);
    expect(rows).toHaveLength(2 * tried.length);
  });
});

function complaints(rows: readonly AttributeRow[]): string[] {
  return rows.flatMap(({ attribute, outcome }) =>
    columns.flatMap((column: Column) => (outcome.get(column) ?? []).map((what) => `${attribute}: ${column}: ${what}`)),
  );
}
