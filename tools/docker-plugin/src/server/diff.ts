import { type DiffRequest, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { DiffKind } from "../bridge/detailed-diff";
import { diff } from "../bridge/diff";
import { declared } from "../bridge/state";
import { fromStruct } from "../values/struct";
import type { Provider } from "./provider";

const { Kind } = PropertyDiff;

const KINDS: Readonly<Record<DiffKind, PropertyDiff.Kind>> = {
  add: Kind.ADD,
  delete: Kind.DELETE,
  update: Kind.UPDATE,
  "add-replace": Kind.ADD_REPLACE,
  "delete-replace": Kind.DELETE_REPLACE,
  "update-replace": Kind.UPDATE_REPLACE,
};

export function diffCall(provider: Provider, request: DiffRequest): DiffResponse {
  const { schema } = provider.resource(request.getUrn(), "Diff");
  const olds = declared(schema, fromStruct(request.getOlds()));
  const result = diff(schema, olds, fromStruct(request.getNews()), request.getIgnorechangesList());
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  const response = new DiffResponse()
    .setChanges(result.changed ? DIFF_SOME : DIFF_NONE)
    .setDiffsList([...result.diffs])
    .setReplacesList([...result.replaces])
    .setStablesList([...result.stables])
    .setDeletebeforereplace(result.deleteBeforeReplace)
    .setHasdetaileddiff(true);
  for (const [path, kind] of result.detailed) {
    response.getDetaileddiffMap().set(path, new PropertyDiff().setKind(KINDS[kind]));
  }
  return response;
}
