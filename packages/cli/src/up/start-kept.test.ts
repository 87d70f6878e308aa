import { startKept } from "./start-kept";

const kept = [
  { id: "w", name: "shop-web-1", resource: "shop-web-1", service: "web" },
  { id: "d", name: "shop-db-1", resource: "shop-db-1", service: "db" },
];

test("what does not run is started in the order of the start", async () => {
  const [started, said]: [string[], string[]] = [[], []];
  const keeper = { startContainer: async (id: string) => void started.push(id) };
  await startKept(
    kept,
    ["db", "web"],
    (_, text) => void said.push(text),
    async () => keeper,
  );
  expect(started).toEqual(["d", "w"]);
  expect(said).toEqual([
    "container shop-db-1: started again as it was",
    "container shop-web-1: started again as it was",
  ]);
});

test("no engine is asked for nothing", async () => {
  const ask = jest.fn();
  await startKept([], ["db"], () => {}, ask);
  expect(ask).not.toHaveBeenCalled();
});
