import type { ProjectHolder } from "@pulumi-compose/docker-health";
import { oneOffsInTheWay } from "./one-offs";

const holder = (name: string, runs: boolean, oneoff?: string): ProjectHolder => ({
  id: name,
  labels: oneoff === undefined ? {} : { "com.docker.compose.oneoff": oneoff },
  runs,
  image: "",
  has: { name, ports: [], addresses: [], volumes: [] },
});
const all = [
  holder("service", true, "False"),
  holder("other", true),
  holder("runs", true, "True"),
  holder("ended", false, "True"),
];

test.each([
  ["the networks are to go", false, ["runs"]],
  ["the volumes, too", true, ["runs", "ended"]],
])("%s", (_, volumes, names) => {
  expect(oneOffsInTheWay(all, { volumes }).map(({ has }) => has.name)).toEqual(names);
});
