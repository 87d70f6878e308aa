import * as pulumi from "@pulumi/pulumi";

/** That a port has no address, for whoever asks for it. */
export function unpublished(port: number, name: string, resource: pulumi.Resource): pulumi.ResourceError {
  const text = `port ${port} of ${name} is not published: add it to the service's \`ports\``;
  return new pulumi.ResourceError(text, resource, true);
}
