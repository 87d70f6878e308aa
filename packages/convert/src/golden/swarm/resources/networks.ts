import * as docker from "@pulumi/docker";

export const defaultNetwork = new docker.Network("shop-default", {
  name: "shop_default",
  driver: "overlay",
  attachable: true,
  labels: [{ label: "com.docker.stack.namespace", value: "shop" }],
});
