// Programs import what the library has from the package that people install; the command is not loaded with it.
export * from "@pulumi-compose/project";
