import { splitMarkers } from "@pulumi-compose/project";

/** Whether a container's planned image is the one with this key. */
export function refersToImage(image: string, key: string): boolean {
  return splitMarkers(image).some(
    (piece) =>
      typeof piece !== "string" &&
      "reference" in piece &&
      piece.reference.kind === "image" &&
      piece.reference.key === key,
  );
}
