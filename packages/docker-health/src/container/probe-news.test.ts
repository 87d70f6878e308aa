import { aProbe } from "../testing/a-container";
import { ProbeNews } from "./probe-news";

function news() {
  const told: object[] = [];
  return { told, probes: new ProbeNews((probe) => told.push(probe)) };
}

test("of what the engine ran before, the newest; then each once", () => {
  const { told, probes } = news();
  const [first, second, third, fourth] = [aProbe(5, 1, "secret"), aProbe(10, 1), aProbe(15, 1), aProbe(20, 0)];
  probes.seen([first, second]);
  probes.seen([first, second]);
  probes.seen([second, third, fourth]);
  expect(told).toEqual([second, third, fourth].map(({ output: _, ...rest }) => rest));
});

test("where there was none, the first is news", () => {
  const { told, probes } = news();
  probes.seen([]);
  probes.seen([aProbe(5, 1), aProbe(10, 0)]);
  expect(told).toHaveLength(2);
});

test("own ones, in between, without what they printed", () => {
  const { told, probes } = news();
  probes.seen([aProbe(5, 1)]);
  probes.ended({ ...aProbe(2, 0, "password"), by: "probe" });
  probes.seen([aProbe(5, 1), aProbe(10, 0)]);
  expect(told).toEqual([
    expect.objectContaining({ by: "engine", exitCode: 1 }),
    expect.objectContaining({ by: "probe", exitCode: 0 }),
    expect.objectContaining({ by: "engine", exitCode: 0 }),
  ]);
  expect(JSON.stringify(told)).not.toContain("password");
});

test("nobody listens", () => {
  const probes = new ProbeNews(undefined);
  probes.seen([aProbe(5, 1)]);
  probes.ended(aProbe(5, 1));
});
