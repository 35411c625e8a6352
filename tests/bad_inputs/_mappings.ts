import { alertsMapping } from "../warehouse/_given.ts";

/** Mappings the fixtures are read by. */
export const mappings = [
  alertsMapping,
  {
    name: "monitor_json",
    format: "jsonl",
    table: "alerts",
    vendor: "monitor",
    columns: { id: "key", started_at: "fired" },
  },
  {
    name: "desk",
    format: "csv",
    table: "incidents",
    columns: { id: "id", declared_at: "opened", resolved_at: "closed" },
  },
  {
    name: "load",
    format: "csv",
    table: "metrics",
    columns: { name: "name", sampled_at: "at", value: "value" },
  },
  {
    name: "epochs",
    format: "csv",
    table: "alerts",
    time_format: "epoch_s",
    columns: { id: "key", started_at: "fired" },
  },
];
