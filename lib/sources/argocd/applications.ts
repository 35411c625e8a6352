import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { applicationOf, applicationsKind, historyRow, initiatorRows, operationRow } from "./_sync.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";

function mapApplication(fields: Fields, config: Config, once: Once): Mapped {
  const app = applicationOf(fields, config);
  if (app === null) return missing("metadata.name");
  const zone = config.zones.sources[applicationsKind];
  const status = fields.object("status");
  const state = status.object("operationState");
  const history = status.list("history");
  const rows = history.flatMap((entry) => historyRow(app, entry, zone) ?? []);
  const running = operationRow(app, state, config);
  const people = [...history, state.object("operation")].flatMap(initiatorRows);
  const [first, ...rest] = running === null ? rows : [...rows, running];
  if (!first) return { nothing: "an application that was never synced" };
  return { rows: [first, ...rest, ...once.rows(people)] };
}

/**
 * Applications of Argo CD with their history, as `argocd app list -o json`, `argocd app get -o json` or
 * `kubectl get applications -o json` give them. The history keeps the last ten syncs that succeeded: export often.
 */
export const argocdApplications: Source = jsonListSource({
  kind: applicationsKind,
  title: "Argo CD applications",
  members: ["items"],
  why: "applications with Argo CD's destination",
  fits: (first) => {
    const api = first.text("apiVersion");
    const isApplication = first.text("kind") === "Application" || first.has("status.sync");
    return first.has("metadata.name", "spec.destination") && isApplication &&
      (api === "" || api.startsWith("argoproj.io/"));
  },
  map: mapApplication,
});
