/** What a scalar may be. `integer` takes 1.0 too, as JSON Schema does. */
export type JsonType = "string" | "number" | "integer" | "boolean" | "null";

/** What interpolated text is turned into before anything looks at it. */
export type Cast = "bool" | "int" | "float" | "umask";

/** How an attribute is merged when two files give it. Without one: mappings by key, lists appended, scalars replaced. */
export type MergeRule =
  | "replace"
  | "keyValues"
  | "sequence"
  | "build"
  | "dependsOn"
  | "names"
  | "logging"
  | "ulimit"
  | "ipamConfig";

/** What makes two entries of a list the same one, so that the later takes the place of the earlier. */
export type UniqueBy = "key" | "port" | "mount" | "device" | "expose" | "envFile" | "secret" | "config";

/** The short syntaxes, by the name of the expansion in `long-form/short/`. */
export type Short =
  | "build"
  | "dependsOn"
  | "device"
  | "envFile"
  | "extends"
  | "external"
  | "fileReference"
  | "gpus"
  | "include"
  | "keyValues"
  | "list"
  | "names"
  | "ports"
  | "schedule"
  | "ssh"
  | "stringify"
  | "ulimit"
  | "volume";

/** What is filled in where a file leaves something out. */
export type Default = "buildContext" | "secretTarget" | "port" | "deviceCount" | "bindOptions";

/** Which path an attribute holds, and so how it is made absolute. */
export type PathKind = "path" | "unixPath" | "context" | "watched" | "mount" | "localDriver";

/** How the long form becomes a value of the project, and how that value is printed again. */
export type ValueType =
  | "any"
  | "string"
  | "bool"
  | "int"
  | "uint"
  | "float32"
  | "cpus"
  | "duration"
  | "bytes"
  | "deviceCount"
  | "fileMode"
  | "command"
  | "healthTest"
  | "strings"
  | "texts"
  | "variables"
  | "labels"
  | "mapping"
  | "options"
  | "multiOptions"
  | "hosts"
  | "ssh"
  | "ulimit"
  | "object"
  | "list"
  | "map";

/** Special checks after the long form is reached, by the name of the function in `validate/`. */
export type Check = "ipAddress" | "watchPath" | "deviceRequest" | "externalVolume" | "configObject" | "secretObject";

/**
 * What the specification says of a value that compose-go takes as any other: what is none of these is taken, too, with a warning.
 * A value has to be one of `values` or of a form; a number or a duration has to be within the limits.
 */
export interface Expected {
  readonly values?: readonly string[];
  readonly forms?: RegExp;
  /** What the forms are, for a message: "a constraint such as …". Needed where there are no `values`. */
  readonly wanted?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** An attribute beside this one, and its value, with which this one decides what is done: then it is an error. */
  readonly decidesWith?: readonly [key: string, value: string];
}

/**
 * One attribute of the specification, all that the stages need to know of it. The table of attributes is a tree of
 * these; every stage walks the file and the table together.
 */
export interface Attribute {
  readonly value: ValueType;
  readonly scalar?: {
    readonly types: readonly JsonType[];
    readonly values?: readonly string[];
    readonly pattern?: RegExp;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly expected?: Expected;
  };
  readonly list?: { readonly items: Attribute; readonly unique?: boolean };
  readonly mapping?: {
    readonly properties?: Readonly<Record<string, Attribute>>;
    /** What keys that are not among the properties hold. */
    readonly values?: Attribute;
    /** What such keys may look like. */
    readonly names?: RegExp;
    /** Keys outside of properties and names are let through unchecked. */
    readonly open?: boolean;
    /** `x-*` keys are let through. */
    readonly extensions?: boolean;
    readonly required?: readonly string[];
    readonly oneOf?: readonly string[];
  };
  /** Takes no date, for which YAML has unquoted text like 2024-01-01. Others take it as the text that Go makes of it. */
  readonly undated?: boolean;
  readonly nullable?: boolean;
  readonly cast?: Cast;
  readonly merge?: MergeRule;
  readonly unique?: UniqueBy;
  readonly short?: Short;
  readonly default?: Default;
  /** Nothing is filled in below it, and the entries of its lists have no identity. */
  readonly bare?: boolean;
  /** The entries of lists below it have no identity: the same thing twice stays. */
  readonly repeats?: boolean;
  readonly path?: PathKind;
  readonly check?: Check;
  /**
   * Printed though empty or zero: `set` when the file gives it, `always` in JSON whether it does or not, `unless-true`
   * only when false.
   */
  readonly print?: "set" | "always" | "unless-true";
  /** The key in canonical JSON, where it is not the attribute's own name. */
  readonly jsonKey?: string;
  /** A value known only at deployment may not stand here: it decides the plan. */
  readonly planned?: boolean;
  /** One sentence for docs/07-compose-support.md. */
  readonly doc?: string;
}
