import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { changeLogColumns, isChange } from "./change_log_columns.ts";
import { mapChange } from "./_change_log_record.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { RecordHead } from "../_record_head.ts";
import type { Once } from "../_once.ts";

const kind = "change_log_json";

function mapRecord(fields: Fields, config: Config, once: Once): Mapped {
  const columns = changeLogColumns(Object.keys(fields.values));
  return columns === null ? missing("flag") : mapChange(fields, columns, kind, config, once);
}

/** The fields it is recognised by hold plain values; those of other tools' records often hold objects. */
function isChangeLog(first: RecordHead): boolean {
  const columns = changeLogColumns(first.keys());
  if (columns === null) return false;
  const { flag, setting, started, kind, service } = columns;
  const isPlain = [flag, setting, started, kind, service].every((name) =>
    name === undefined || first.kind(name) === "scalar"
  );
  return isPlain && isChange(columns, (name) => first.text(name));
}

/** A log of changes to flags and settings as JSON, of whatever origin, recognised by its fields like its CSV form. */
export const changeLogJson: Source = jsonListSource({
  kind,
  title: "Change log (JSON)",
  members: ["changes", "entries", "events", "items"],
  sure: 0.5,
  why: "the fields of a log of changes",
  fits: isChangeLog,
  map: mapRecord,
});
