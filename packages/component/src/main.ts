// What a language host runs (PulumiPlugin.yaml): serves the component until the engine ends.
import { provider } from "@pulumi/pulumi";
import { composeProvider } from "./provider";

void provider.main(composeProvider(), process.argv.slice(2));
