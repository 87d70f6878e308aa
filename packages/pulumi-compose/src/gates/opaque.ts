/**
 * The resource, for an Output to hold: in every way the same, but without properties of its own. An Output searches its
 * whole value for unknowns, and from a resource (by its parent and that one's children) it would come to every other of
 * the program: with a hundred gates that took longer than all waiting.
 */
export function opaque<T extends object>(resource: T): T {
  return Object.create(resource);
}
