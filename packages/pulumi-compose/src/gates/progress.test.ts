import * as pulumi from "@pulumi/pulumi";
import { ProgressRow } from "./progress";

test("of two waits of one resource that which began first has its row, until it is over", () => {
  const shown: string[] = [];
  const spy = jest.spyOn(pulumi.log, "info").mockImplementation(async (text) => void shown.push(text));
  const resource = {} as pulumi.Resource;
  const [started, ready, other] = [
    new ProgressRow(resource),
    new ProgressRow(resource),
    new ProgressRow({} as pulumi.Resource),
  ];
  started.show("0 of 1 started");
  ready.show("0 of 1 ready");
  other.show("elsewhere");
  expect(shown).toEqual(["0 of 1 started", "elsewhere"]);
  started.end();
  ready.show("0 of 1 ready, 2 s");
  expect(shown.at(-1)).toBe("0 of 1 ready, 2 s");
  spy.mockRestore();
});
