import { compare } from "./compare";
import { Oracle } from "./oracle";
import { casesOf, type SweepCase } from "./sweep/cases";
import { onPurpose } from "./sweep/on-purpose";
import { placesOf } from "./sweep/paths";
import { composeSchema } from "./sweep/schema";
import { Tally } from "./sweep/tally";

/** How many cases of the sweep are tried: a number, spread evenly, `all`, or a part of their places' names. */
const wanted = process.env.PULUMI_COMPOSE_SWEEP ?? "1500";
const oracle = Oracle.start();
const test = oracle ? it : it.skip;
if (!oracle) console.warn("skipped: the sweep of the schema needs Go to build compose-go's oracle");

afterAll(() => oracle?.stop());

test("every place of the schema is read as compose-go reads it, but for what differs on purpose", async () => {
  const all = placesOf(composeSchema()).flatMap(casesOf);
  const chosen = choose(all);
  const tally = new Tally();
  for (const one of chosen) {
    const answer = await oracle?.ask(one.project);
    if (!answer) throw new Error("the oracle is gone");
    const found = compare(one.project, answer);
    tally.count(one, answer.project !== undefined, found, found.length > 0 ? onPurpose(one, found) : undefined);
  }
  tally.write(wanted);
  expect(tally.unexplained.slice(0, 10).join("\n\n")).toBe("");
  // A sweep of mistakes only would show nothing.
  expect(tally.accepted).toBeGreaterThan(chosen.length / 20);
}, 3600_000);

function choose(all: readonly SweepCase[]): readonly SweepCase[] {
  if (wanted === "all") return all;
  const count = Number(wanted);
  if (Number.isNaN(count)) return all.filter(({ at }) => at.includes(wanted));
  const step = Math.max(1, all.length / count);
  // Another part each day, so that a sample that runs every day comes around.
  const begin = Math.floor(Date.now() / 86_400_000) % Math.ceil(step);
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => all[Math.floor(index * step) + begin],
  ).flatMap((one) => one ?? []);
}
