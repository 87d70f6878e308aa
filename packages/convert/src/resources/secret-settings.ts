import { splitMarkers } from "@pulumi-compose/project";
import type { Scope } from "./scope";

/** The secret settings that go into a container: none of them may show up in what a failure shows. */
export function secretSettings(value: unknown, scope: Scope): string[] {
  if (typeof value === "string") {
    return splitMarkers(value).flatMap((piece) => {
      if (typeof piece === "string") return [];
      if ("secret" in piece) return secretSettings(piece.secret.content, scope);
      if ("verbatim" in piece) return secretSettings(piece.verbatim, scope);
      return "symbol" in piece && scope.isLater(piece.symbol) ? [piece.symbol] : [];
    });
  }
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap((child) => secretSettings(child, scope))
    : [];
}
