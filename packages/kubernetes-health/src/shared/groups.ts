/**
 * Things by what they belong to. A group is answered with the same list for as long as nothing of it has changed, so that whoever has
 * read it can see at once whether he has to read it again.
 */
export class Groups<T> {
  readonly #members = new Map<string, readonly T[]>();

  of(group: string): readonly T[] {
    return this.#members.get(group) ?? NOTHING;
  }

  /** @param group empty: it belongs to nothing */
  add(group: string, item: T): void {
    if (group !== "") this.#members.set(group, [...this.of(group), item]);
  }

  remove(group: string, item: T): void {
    const members = this.of(group);
    const left = members.filter((member) => member !== item);
    if (left.length === 0) this.#members.delete(group);
    else if (left.length < members.length) this.#members.set(group, left);
  }

  replace(group: string, before: T, after: T): void {
    const members = this.of(group);
    if (members.includes(before))
      this.#members.set(
        group,
        members.map((member) => (member === before ? after : member)),
      );
    else this.add(group, after);
  }

  clear(): void {
    this.#members.clear();
  }
}

const NOTHING: readonly never[] = [];
