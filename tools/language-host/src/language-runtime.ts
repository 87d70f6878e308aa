import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import {
  type AboutRequest,
  type AboutResponse,
  DependencyInfo,
  type GetProgramDependenciesRequest,
  GetProgramDependenciesResponse,
  type GetRequiredPackagesRequest,
  GetRequiredPackagesResponse,
  type InstallDependenciesRequest,
  type InstallDependenciesResponse,
  type LanguageHandshakeRequest,
  LanguageHandshakeResponse,
  type RunPluginRequest,
  type RunPluginResponse,
  type RunRequest,
  type RunResponse,
  type RuntimeOptionsRequest,
  type RuntimeOptionsResponse,
  type TemplateRequest,
  TemplateResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { about } from "./about";
import { streaming, unary } from "./calls";
import type { HostContext } from "./host-context";
import { installDependencies } from "./install-dependencies";
import { packageDependency } from "./package-dependency";
import { programDependencies } from "./program-dependencies";
import { programInfo } from "./program-info";
import { requiredPlugins } from "./required-plugins";
import { runPlugin } from "./run-plugin";
import { runProgram } from "./run-program";
import { runtimeOptionPrompts } from "./runtime-option-prompts";
import { VERSION } from "./version";
import { watchEngine } from "./watch-engine";

/**
 * The calls of `pulumirpc.LanguageRuntime` that `up`, `preview`, `refresh`, `destroy`, `install`, `about` and component
 * providers need. gRPC answers UNIMPLEMENTED to the others (GetRequiredPlugins, which the official host refuses as well,
 * and the code generation: GenerateProgram, GenerateProject, GeneratePackage, Pack, Link).
 */
export function languageRuntime(host: HostContext, stop: () => void): UntypedServiceImplementation {
  return {
    handshake: unary<LanguageHandshakeRequest, LanguageHandshakeResponse>((request) => {
      host.engineAddress = request.getEngineAddress();
      watchEngine(host.engineAddress, stop);
      return new LanguageHandshakeResponse();
    }),
    getPluginInfo: unary<Empty, PluginInfo>(() => new PluginInfo().setVersion(VERSION)),
    getRequiredPackages: unary<GetRequiredPackagesRequest, GetRequiredPackagesResponse>((request) => {
      const { directory } = programInfo(request.getInfo());
      return new GetRequiredPackagesResponse().setPackagesList(requiredPlugins(directory).map(packageDependency));
    }),
    installDependencies: streaming<InstallDependenciesRequest, InstallDependenciesResponse>((request, call) =>
      installDependencies(host, request, call),
    ),
    runtimeOptionsPrompts: unary<RuntimeOptionsRequest, RuntimeOptionsResponse>((request) =>
      runtimeOptionPrompts(request.getInfo()),
    ),
    // A new project of ours needs nothing beyond the template itself.
    template: unary<TemplateRequest, TemplateResponse>(() => new TemplateResponse()),
    about: unary<AboutRequest, AboutResponse>((request) => about(programInfo(request.getInfo()))),
    getProgramDependencies: unary<GetProgramDependenciesRequest, GetProgramDependenciesResponse>((request) => {
      const { directory } = programInfo(request.getInfo());
      const list = programDependencies(directory, request.getTransitivedependencies());
      return new GetProgramDependenciesResponse().setDependenciesList(
        list.map(({ name, version }) => new DependencyInfo().setName(name).setVersion(version)),
      );
    }),
    run: unary<RunRequest, RunResponse>((request, call) => runProgram(host, request, call)),
    runPlugin: streaming<RunPluginRequest, RunPluginResponse>(async (request, call) => runPlugin(host, request, call)),
    cancel: unary<Empty, Empty>(() => {
      host.children.cancel();
      return new Empty();
    }),
  };
}
