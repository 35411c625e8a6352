export { dataDictionary } from "./data_dictionary.ts";
export { explainFiles, type FileClaim, type FileExplanation } from "./explain.ts";
export { type CalledIncident, incidentsCalled } from "./incidents_called.ts";
export { type KeptVectors, keptVectors } from "./kept_vectors.ts";
export {
  type FileOutcome,
  type IdleReason,
  type LoadFindings,
  loadFolder,
  type LoadOptions,
  type LoadReport,
  type RejectReason,
  type Reread,
  type Rereading,
  type Restatement,
} from "./load.ts";
export { type GuessReader, keepGuesses, type KeptGuess } from "./keep_guesses.ts";
export { type DefinedRule, keepFirings, type KeptFiring, type KeptWatch } from "./keep_firings.ts";
export { type LabelReport, type LeftOutLabel, loadLabels } from "./load_labels.ts";
export { type OpenOptions, openWarehouse } from "./open.ts";
export { replacedFiles } from "./replaced_files.ts";
export { roster } from "./roster.ts";
export { tableHash } from "./table_hash.ts";
export type { NumberColumn, Parameters, Warehouse } from "./warehouse.ts";
