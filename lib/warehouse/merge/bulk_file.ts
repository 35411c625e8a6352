import type { StagedFile } from "./_staged.ts";

/** A plain file, the records counted in it (null where only the database can count them), and its name. */
export interface BulkFile extends StagedFile {
  readonly name: string;
  readonly read: number | null;
}
