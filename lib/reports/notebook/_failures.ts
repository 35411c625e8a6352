import { refusal } from "../../model/refusal.ts";
import type { Frame } from "./_frames.ts";
import { firstPosition, nameThePositions, withoutQuote } from "./_positions.ts";
import type { CodeCell, ErrorOutput } from "./notebook.ts";
import type { NotebookModule } from "./notebook_module.ts";

/** Why a run did not reach its end. */
export interface Failure {
  readonly status: "failed" | "timed out" | "interrupted";
  readonly error: ErrorOutput;
}

function unfinished(
  status: Failure["status"],
  ename: string,
  thing: string,
  reason: string,
  remedy: string,
): Failure {
  const evalue = refusal({ action: "finish", thing, reason, remedy });
  return { status, error: { output_type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`] } };
}

/** The run was ended from outside. */
export function stopped(reason: unknown, path: string): Failure {
  if (reason instanceof DOMException && reason.name === "TimeoutError") {
    return unfinished(
      "timed out",
      "TimeoutError",
      path,
      reason.message,
      "Make it faster, or allow more time",
    );
  }
  return unfinished("interrupted", "InterruptedError", path, "it was interrupted", "Run it again");
}

/** The process ended without a word. */
export function ended({ signal, code }: Deno.CommandStatus, path: string): Failure {
  if (signal === "SIGINT") return stopped(undefined, path);
  const reason = `its process ended early with ${signal ?? `code ${code}`}`;
  return unfinished("failed", "Error", path, reason, "Read what it printed last");
}

/** Cells were swallowed by the one before, whose comment or text does not end. */
export function swallowed(cell: CodeCell, path: string): Failure {
  const reason = `cell "${cell.id}" was taken for a part of an earlier one`;
  return unfinished("failed", "SyntaxError", path, reason, "Close the comment or text that is left open");
}

/** An error the notebook threw, with the lines of its module named as lines of its cells. */
export function thrown(
  frame: Extract<Frame, { type: "error" }>,
  module: NotebookModule,
  url: string,
): Failure {
  const named = (text: string) => nameThePositions(withoutQuote(text), module, url);
  // The frames below the cells are the runner's own.
  const traceback = frame.traceback.filter((line) => !line.includes("/_child.ts:"));
  return {
    status: "failed",
    error: {
      output_type: "error",
      ename: frame.ename,
      evalue: named(frame.evalue),
      traceback: named(traceback.join("\n")).split("\n"),
    },
  };
}

/** The code cell an error speaks of: a module that cannot be parsed or linked fails before its first cell. */
export function cellSpokenOf(
  frame: Extract<Frame, { type: "error" }>,
  module: NotebookModule,
  url: string,
): number {
  const position = firstPosition([frame.evalue, ...frame.traceback].join("\n"), module, url);
  return Math.max(module.cells.findIndex((cell) => cell.id === position?.cell), 0);
}
