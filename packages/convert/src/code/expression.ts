/** TypeScript source text as a tree: just what generated programs are made of. */
export type Expression =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "template"; readonly tag?: string; readonly pieces: readonly (string | Expression)[] }
  | { readonly kind: "name"; readonly name: string; readonly rest: string }
  | { readonly kind: "array"; readonly items: readonly Item[] }
  | { readonly kind: "object"; readonly entries: readonly Entry[]; readonly expanded: boolean }
  | {
      readonly kind: "call";
      readonly callee: Name;
      readonly create: boolean;
      readonly args: readonly Expression[];
      readonly rest: string;
    }
  | { readonly kind: "either"; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: "choice";
      readonly test: readonly Expression[];
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: "spread"; readonly value: Expression }
  | { readonly kind: "arrow"; readonly parameter: string; readonly body: Expression }
  | {
      readonly kind: "replicas";
      readonly count: Expression;
      readonly parameter: string;
      readonly locals: readonly (readonly [string, Expression])[];
      readonly value: Expression;
    };

/** A variable, an import or one of their members: `pulumi.interpolate` is the name `pulumi` with the rest `.interpolate`. */
export type Name = Extract<Expression, { kind: "name" }>;

/** An item of an array, with the comment that stands before it. */
export interface Item {
  readonly value: Expression;
  readonly comment: readonly string[];
}

/** A property of an object. */
export interface Entry {
  readonly key: string;
  readonly value: Expression;
  readonly comment: readonly string[];
}

export const literal = (text: string | number | boolean): Expression => ({ kind: "literal", text: String(text) });
export const string = (value: string): Expression => ({ kind: "string", value });
export const name = (dotted: string): Name => {
  const dot = dotted.search(/[.[]/);
  return dot < 0
    ? { kind: "name", name: dotted, rest: "" }
    : { kind: "name", name: dotted.slice(0, dot), rest: dotted.slice(dot) };
};
export const template = (pieces: readonly (string | Expression)[], tag?: string): Expression => ({
  kind: "template",
  pieces,
  ...(tag !== undefined && { tag }),
});
export const item = (value: Expression, comment: readonly string[] = []): Item => ({ value, comment });
export const array = (values: readonly Expression[]): Expression => ({
  kind: "array",
  items: values.map((value) => item(value)),
});
export const entry = (key: string, value: Expression, comment: readonly string[] = []): Entry => ({
  key,
  value,
  comment,
});
export const object = (entries: readonly Entry[], expanded = false): Expression => ({
  kind: "object",
  entries,
  expanded,
});
export const call = (callee: string, ...args: Expression[]): Expression => ({
  kind: "call",
  callee: name(callee),
  create: false,
  args,
  rest: "",
});
export const create = (callee: string, ...args: Expression[]): Expression => ({
  kind: "call",
  callee: name(callee),
  create: true,
  args,
  rest: "",
});
/** A member of what is created: `new F(x).member`. */
export const createMember = (callee: string, args: readonly Expression[], rest: string): Expression => ({
  kind: "call",
  callee: name(callee),
  create: true,
  args,
  rest,
});
/** A member of what an expression gives: `f(x).member`. */
export const callMember = (callee: string, args: readonly Expression[], rest: string): Expression => ({
  kind: "call",
  callee: name(callee),
  create: false,
  args,
  rest,
});
