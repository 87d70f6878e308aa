import type { ServiceConfig } from "@pulumi-compose/parser";
import { corpusFiles, corpusProjects, readIfThere, testOverCorpus } from "../../testing/corpus";
import { manifestsOf } from "../../testing/kubernetes-plan-of";
import { faultsOf } from "../../testing/validate-manifest";
import { kubernetesTarget } from "./kubernetes-target";

/** What a service must have for an error of the target to be right. Whatever is not here must not be an error. */
const reasons: Readonly<Record<string, (service: ServiceConfig) => boolean>> = {
  "target/no-registry": ({ build }) => build !== undefined,
  "target/nothing-to-run": ({ image }) => image === undefined,
  "target/host-address": ({ ports }) => (ports ?? []).some(({ host_ip: ip }) => ip !== undefined && ip !== ""),
  "target/user-name": ({ user, group_add: groups, pre_start: hooks }) =>
    /[a-z]/i.test(`${user} ${groups}`) || (hooks ?? []).length > 0,
  "target/shared-namespace": ({ network_mode: mode }) => mode?.includes(":") === true,
  "target/no-probe": ({ healthcheck }) => healthcheck?.test === undefined,
  "target/name-taken": ({ name }) => !/^[a-z][a-z0-9-]*$/.test(name),
  // The files of configs and secrets are not part of the corpus.
  "target/unreadable-file": ({ configs, secrets }) => (configs?.length ?? 0) + (secrets?.length ?? 0) > 0,
  "target/unset-variable": ({ configs, secrets }) => (configs?.length ?? 0) + (secrets?.length ?? 0) > 0,
};

testOverCorpus(
  "every file of the corpus can be planned: what is refused is refused for a reason, what is planned is what the API takes",
  () => {
    const wrong: string[] = [];
    let fitting = 0;
    for (const [file, project] of corpusProjects()) {
      const plan = kubernetesTarget.plan(kubernetesTarget.prepare(project), {
        files: { read: readIfThere },
        hashContext: () => "",
        variable: () => "",
      });
      const services = Object.values(project.services).filter(({ provider }) => !provider);
      if (plan.workloads.length !== services.length) wrong.push(`${file}: ${plan.workloads.length} services`);
      const said = plan.diagnostics.filter(({ code }) => code.startsWith("target/"));
      const errors = said.filter(({ severity }) => severity === "error");
      for (const { message, place } of said) if (!place) wrong.push(`${file}: ${message} has no place`);
      for (const { code, path, message } of errors) {
        const service = project.services[String(path?.[1])];
        if (!(service && reasons[code]?.(service))) wrong.push(`${file}: ${code} ${message}`);
      }
      if (errors.length > 0) continue;
      fitting += 1;
      for (const fault of manifestsOf(plan).flatMap(faultsOf)) wrong.push(`${file}: ${fault}`);
    }
    expect(wrong).toEqual([]);
    expect(fitting).toBeGreaterThan(corpusFiles.length / 4);
  },
  300_000,
);
