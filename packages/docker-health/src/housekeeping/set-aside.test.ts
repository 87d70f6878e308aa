import type { Request, Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";
import { setAside } from "./set-aside";

const id = "c0ffee123456789";

/** An engine with one container; what `refuses` names ends in an error, and `after` is its state afterwards; `isQuicker`: somebody else has set it aside. */
function engine({ name = "web", refuses = "", after = "running", isQuicker = false } = {}) {
  let called = name;
  const asked: string[] = [];
  let status: string = "running";
  const ask: Requester = {
    async json({ method, path, query }: Request) {
      if (method === "POST")
        asked.push(`${path.replace(`/containers/${id}/`, "")} ${new URLSearchParams(query)}`.trim());
      if (isQuicker && path.endsWith("rename")) {
        called = query?.name ?? "";
        throw new EngineError("refused", "Renaming a container with the same name as its current name", 409);
      }
      if (refuses !== "" && path.endsWith(refuses)) {
        status = after;
        throw new EngineError("refused", "marked for removal", 409);
      }
      if (method === "GET" && status === "gone") throw new EngineError("refused", "No such container", 404);
      return { Name: `/${called}`, State: { Status: status } };
    },
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
  return { ask, asked };
}

test.each([
  ["its name alone", {}, {}, ["rename name=c0ffee123456_web"]],
  ["all that it has", {}, { stopWithin: 3 }, ["stop t=3", "rename name=c0ffee123456_web"]],
  ["it was set aside before", { name: "c0ffee123456_web" }, { stopWithin: 0 }, ["stop t=0"]],
  ["another has set it aside meanwhile", { isQuicker: true }, {}, ["rename name=c0ffee123456_web"]],
  ["it goes meanwhile", { refuses: "rename", after: "gone" }, {}, ["rename name=c0ffee123456_web"]],
  [
    "it is on its way out",
    { refuses: "stop", after: "removing" },
    { stopWithin: 1 },
    ["stop t=1", "wait condition=removed"],
  ],
])("takes from a container: %s", async (_, container, options, expected) => {
  const { ask, asked } = engine(container);
  expect(await setAside(ask, id, options)).toBe("c0ffee123456_web");
  expect(asked).toEqual(expected);
});

test("a refusal of one that stays is told", async () => {
  await expect(setAside(engine({ refuses: "stop" }).ask, id, { stopWithin: 1 })).rejects.toThrow("marked for removal");
});
