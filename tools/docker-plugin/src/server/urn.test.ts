import { parseUrn } from "./urn";

describe("URNs", () => {
  it.each([
    ["urn:pulumi:dev::p::docker:index/container:Container::web", "docker:index/container:Container", "web"],
    [
      "urn:pulumi:dev::p::compose:index:Project$docker:index/network:Network::a::b",
      "docker:index/network:Network",
      "a::b",
    ],
  ])("%s", (urn, type, name) => {
    expect(parseUrn(urn)).toEqual({ type, name });
  });
});
