import type { Shape } from "@pulumi-compose/health-model/picture";
import { h, type VNode } from "preact";

/** Shapes of a picture as elements of the page. */
export function Drawn({ shapes }: { readonly shapes: readonly Shape[] }) {
  return <>{shapes.map(drawn)}</>;
}

function drawn({ name, attributes, content }: Shape): VNode {
  return h(name, attributes, ...content.map((one) => (typeof one === "string" ? one : drawn(one))));
}
