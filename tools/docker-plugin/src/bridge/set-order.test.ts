import { CONTAINER } from "../schema/container";
import type { Field } from "../schema/field";
import { ordered } from "./set-order";

function field(name: string): Field {
  const found = CONTAINER[name];
  if (!found) throw new Error(name);
  return found;
}

describe("the order of a set's members", () => {
  it("is that of their bytes for texts, without doubles", () => {
    expect(ordered(field("envs"), ["b", "é", "B", "a", "b"])).toEqual(["B", "a", "b", "é"]);
  });

  it("follows the attributes' Terraform names for objects", () => {
    const limits = [
      { name: "a", soft: 9, hard: 2 },
      { name: "b", soft: 1, hard: 10 },
      { name: "c", soft: 1, hard: 10 },
    ];
    expect(ordered(field("ulimits"), limits)).toEqual([limits[1], limits[2], limits[0]]);
  });
});
