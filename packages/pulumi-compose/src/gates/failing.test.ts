import * as pulumi from "@pulumi/pulumi";
import { failing } from "./failing";

test("gates of one resource fail the update once, however many of them do", async () => {
  await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) });
  const error = jest.spyOn(pulumi.log, "error").mockResolvedValue(undefined);
  const heard: unknown[] = [];
  const fail = failing(new pulumi.ComponentResource("a:b:C", "web"), (why) => heard.push(why));
  await expect(fail({ full: "all of it", summary: "web is unhealthy" })).rejects.toThrow("web is unhealthy");
  await expect(fail({ full: "another", summary: "web was rolled back" })).rejects.toThrow("web is unhealthy");
  expect(error.mock.calls.map(([text]) => text)).toEqual(["all of it"]);
  expect(heard).toHaveLength(1);
  error.mockRestore();
});
