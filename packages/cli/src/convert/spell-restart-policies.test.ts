import Docker from "dockerode";
import { spellRestartPolicies } from "./spell-restart-policies";

test("an empty restart policy is spelt out, any other stays", async () => {
  const policies = new Map([
    ["a", ""],
    ["b", "always"],
    ["c", "no"],
    ["d", ""],
  ]);
  const updates: unknown[] = [];
  const docker = new Docker({ host: "nowhere" });
  jest.spyOn(docker, "getContainer").mockImplementation((id) => {
    const container = new Docker.Container(docker.modem, id);
    jest.spyOn(container, "inspect").mockImplementation(async () => {
      const answer = { Name: `/shop-${id}-1`, HostConfig: { RestartPolicy: { Name: policies.get(id) } } };
      return JSON.parse(JSON.stringify(answer));
    });
    jest.spyOn(container, "update").mockImplementation(async (request: unknown) => {
      updates.push([id, request]);
    });
    return container;
  });
  expect(await spellRestartPolicies(docker, [...policies.keys()])).toEqual(["shop-a-1", "shop-d-1"]);
  expect(updates).toEqual([
    ["a", { RestartPolicy: { Name: "no" } }],
    ["d", { RestartPolicy: { Name: "no" } }],
  ]);
});
