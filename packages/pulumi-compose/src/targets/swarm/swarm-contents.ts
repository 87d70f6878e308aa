import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type MarkerScope, materialise } from "../../services/materialise";
import { contentName } from "../common/content-name";
import type { PlannedConfig, PlannedSecret } from "./swarm-plan";

/** What a service needs to know of a config or secret. */
export interface Content {
  readonly id: pulumi.Output<string>;
  readonly name: pulumi.Output<string>;
}

type PlannedContent = PlannedConfig | PlannedSecret;

/**
 * A config or secret. Its resource's name ends with a digest of the content, so that it is created beside the old one,
 * which goes when the update has succeeded, and is still there when it has not. A content that is known only while Pulumi
 * runs has to be waited for first.
 */
export function createContent(planned: PlannedContent, scope: MarkerScope, parent: pulumi.Resource): Content {
  const { symbolic } = planned;
  if (!symbolic) return create(planned, materialise(planned.args, scope), parent);
  const made = pulumi.output(materialise(symbolic.text, scope)).apply((text: string) => {
    const name = contentName(planned.kind, symbolic.stem, Buffer.from(text));
    const resource = `${planned.name}${name.slice(name.lastIndexOf("-"))}`;
    const base64 = Buffer.from(text).toString("base64");
    const data = planned.kind === "swarmSecret" ? pulumi.secret(base64) : base64;
    const content = create({ ...planned, name: resource }, { ...planned.args, name, data }, parent);
    return pulumi.all([content.id, content.name]);
  });
  // Neither tells the content, though both came about by way of it.
  const [id, name] = [made.apply(([first]) => first), made.apply(([, second]) => second)];
  return { id: pulumi.unsecret(id), name: pulumi.unsecret(name) };
}

function create({ kind, name }: PlannedContent, args: pulumi.Inputs, parent: pulumi.Resource): Content {
  const { data, labels, name: wanted } = args;
  return kind === "swarmSecret"
    ? new docker.Secret(name, { data, labels, name: wanted }, { parent })
    : new docker.ServiceConfig(name, { data, labels, name: wanted }, { parent });
}
