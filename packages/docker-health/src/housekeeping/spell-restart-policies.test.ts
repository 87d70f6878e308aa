import type { Requester } from "../engine/requester";
import { spellRestartPolicies } from "./spell-restart-policies";

test("an empty restart policy is spelt out, any other stays", async () => {
  const policies = new Map([
    ["a", ""],
    ["b", "always"],
    ["c", "no"],
    ["d", ""],
  ]);
  const updates: unknown[] = [];
  const ask: Requester = {
    async json({ method, path, body }) {
      const [, , id = "", what] = path.split("/");
      if (method === "POST") return updates.push([id, what, body]);
      return { Name: `/shop-${id}-1`, HostConfig: { RestartPolicy: { Name: policies.get(id) } } };
    },
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
  expect(await spellRestartPolicies(ask, [...policies.keys()])).toEqual(["shop-a-1", "shop-d-1"]);
  expect(updates).toEqual([
    ["a", "update", { RestartPolicy: { Name: "no" } }],
    ["d", "update", { RestartPolicy: { Name: "no" } }],
  ]);
});
