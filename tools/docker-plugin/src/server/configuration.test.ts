import { CheckRequest, DiffRequest } from "@pulumi/pulumi/proto/provider_pb";
import { fromStruct, toStruct } from "../values/struct";
import type { ValueMap } from "../values/value";
import { checkConfig, diffConfig } from "./configuration";

const urn = (name: string) => `urn:pulumi:dev::p::pulumi:providers:docker::${name}`;

const checked = (name: string, news: ValueMap) =>
  checkConfig(new CheckRequest().setUrn(urn(name)).setNews(toStruct(news)));

describe("a provider's settings", () => {
  it("are taken as they are", () => {
    const news = { version: "5.2.0", host: "tcp://a", disableDockerDaemonCheck: "true" };
    expect(fromStruct(checked("default_5_2_0", news).getInputs())).toEqual(news);
  });

  it.each([
    ["default_5_2_0", "`docker:bogus` is not a valid configuration key for the docker provider."],
    ["mine", "could not validate provider configuration: Invalid or unknown key. Examine values at 'mine.bogus'."],
  ])("that nobody knows are refused (%s)", (name, message) => {
    const [failure] = checked(name, { bogus: "1" }).getFailuresList();
    expect(failure?.getReason()).toContain(message);
  });

  it("replace nothing when they change", () => {
    const request = new DiffRequest().setOlds(toStruct({ host: "a" })).setNews(toStruct({ host: "b" }));
    const answer = diffConfig(request);
    expect([answer.getChanges(), answer.getDiffsList(), answer.getReplacesList()]).toEqual([2, ["host"], []]);
  });
});
