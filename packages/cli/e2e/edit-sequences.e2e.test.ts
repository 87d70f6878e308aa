import fc from "fast-check";
import { engine, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { busybox, describeWithToolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { anySequence } from "./edit-sequences/any-sequence";
import type { Site } from "./edit-sequences/compose-file";
import { type Difference, playSequence } from "./edit-sequences/play-sequence";

const SEQUENCES = Number(process.env.PULUMI_COMPOSE_SEQUENCES ?? 2);
const SEED = Number(process.env.PULUMI_COMPOSE_SEED ?? 20_261_128);
const AT_A_TIME = 2;

jest.setTimeout(3 * 60 * 60_000);

describeWithToolchain("whatever is edited, an up ends where one from nothing does", () => {
  const [repo, tag] = ["pulumi-compose/edit-sequences", "second"] as const;
  const second = `${repo}:${tag}`;

  beforeAll(async () => {
    await engine().getImage(busybox).tag({ repo, tag });
  });
  afterAll(() => engine().getImage(second).remove());

  const siteOf = (index: number): Site => ({
    project: `pcq${process.pid}x${index}`,
    subnet: `10.211.${index % 250}`,
    port: 21_000 + (index % 250) * 8,
    images: { first: busybox, second },
  });

  test(`${SEQUENCES} random sequences of edits, seed ${SEED}`, async () => {
    const queue = [...fc.sample(anySequence, { numRuns: SEQUENCES, seed: SEED }).entries()];
    const found: (Difference & { readonly index: number })[] = [];
    const began = Date.now();
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [index, sequence] = next;
        for (const difference of await playSequence(sequence, siteOf(index), engine())) {
          console.warn(
            `seed ${SEED}, sequence ${index}: ${difference.what}\nafter ${difference.edits}\n${difference.file}`,
          );
          found.push({ index, ...difference });
        }
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    console.info(`${SEQUENCES} sequences, ${found.length} differences; ${Math.round((Date.now() - began) / 1_000)} s`);
    expect(found).toEqual([]);
    for (let index = 0; index < SEQUENCES; index += 1) expect(await leftovers(siteOf(index).project)).toEqual([]);
  });
});
