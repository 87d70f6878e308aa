import type { Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";
import { isNetworkMissing } from "./is-network-missing";

const engine = (swarm: string): Requester => ({
  async json({ path }) {
    if (path === "/networks/there") return { Id: "f00" };
    if (path === "/info") return { Swarm: { LocalNodeState: swarm } };
    throw new EngineError("refused", "no such network", 404);
  },
  stream: () => Promise.reject(new Error("nothing is streamed here")),
});

test.each([
  ["there", "inactive", false],
  ["gone", "inactive", true],
  // An overlay network of another node is not known before a container is on it.
  ["gone", "active", false],
])("%s, in a swarm: %s", async (name, swarm, missing) => {
  expect(await isNetworkMissing(engine(swarm), name)).toBe(missing);
});
