import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type DiffRequest,
  DiffResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { providerFailure } from "../bridge/failure";
import { validate } from "../bridge/validate";
import { PROVIDER_CONFIG } from "../schema/provider-config";
import { textOf } from "../values/read";
import { fromStruct, secret, toStruct } from "../values/struct";
import { same, type ValueMap } from "../values/value";
import { decodeConfig } from "./decode-config";
import type { Provider } from "./provider";
import { parseUrn } from "./urn";

export function checkConfig(request: CheckRequest): CheckResponse {
  const news = fromStruct(request.getNews());
  const { version: _, ...config } = decodeConfig(news);
  const failures = validate(PROVIDER_CONFIG, config).map((failure) =>
    new CheckFailure().setReason(providerFailure(failure, parseUrn(request.getUrn()).name)),
  );
  if (failures.length > 0) return new CheckResponse().setFailuresList(failures);
  return new CheckResponse().setInputs(toStruct(withSecretPasswords(news)));
}

/** Passwords of registries are inside an encoded text, which can only be secret as a whole. */
function withSecretPasswords(news: ValueMap): ValueMap {
  const encoded = textOf(news, "registryAuth");
  return encoded.includes('"password"') ? { ...news, registryAuth: secret(encoded) } : news;
}

/** No setting of the provider replaces it, and with it all its resources. */
export function diffConfig(request: DiffRequest): DiffResponse {
  const olds = fromStruct(request.getOlds());
  const news = fromStruct(request.getNews());
  const names = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter((name) => name !== "version");
  const changed = names.filter((name) => !same(olds[name] ?? null, news[name] ?? null));
  if (changed.length === 0) return new DiffResponse();
  return new DiffResponse().setChanges(DiffResponse.DiffChanges.DIFF_SOME).setDiffsList(changed);
}

export function configure(provider: Provider, request: ConfigureRequest): ConfigureResponse {
  provider.configure(decodeConfig(fromStruct(request.getArgs())));
  return new ConfigureResponse().setSupportspreview(true).setSupportsAutonamingConfiguration(true);
}
