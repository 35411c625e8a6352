import { type ErrorCode, ExportError } from "../model/errors.ts";
import { type Refusal, refusal } from "../model/refusal.ts";

/** The refusal of a whole file, worded as all messages are. */
export function refuse(code: ErrorCode, parts: Omit<Refusal, "action">): ExportError {
  return new ExportError(code, refusal({ action: "load", ...parts }));
}
