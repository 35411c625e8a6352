import { refusal } from "../model/refusal.ts";
import type { NotebookRun } from "../reports/notebook/run_notebook.ts";

/** Why the notebook beside a draft did not run to its end; null where it did. */
export function notebookProblem({ status, cell, error, out }: NotebookRun, notebook: string): string | null {
  if (status === "ok") return null;
  return refusal({
    action: "run",
    thing: `${notebook} cell "${cell}"`,
    reason: error?.message ?? status,
    remedy: `The draft itself is written; see ${out}`,
  });
}
