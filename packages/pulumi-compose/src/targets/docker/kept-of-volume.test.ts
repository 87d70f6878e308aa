import { keptOf } from "./kept-of-volume";

test("what a volume keeps, in words", () => {
  expect(
    keptOf([
      { what: "driver", has: "nfs", wants: "local" },
      { what: "labels", has: "a=1", wants: "" },
      { what: "driver_opts", options: ["device", "o"] },
    ]),
  ).toEqual([
    "its driver (nfs), and the file says local",
    "its labels (a=1), and the file says none",
    "its driver_opts, of which the file says otherwise: device, o",
  ]);
});
