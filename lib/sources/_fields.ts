import type { Defect } from "../model/source.ts";
import { type Instant, readInstant } from "./_instant.ts";
import { isJsonObject, type JsonObject } from "./_json_value.ts";

// deno-lint-ignore no-control-regex -- these are the characters that must not reach a table
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** Text without any of these is fit for a table as it stands, as nearly all text is. */
// deno-lint-ignore no-control-regex -- as above, and halves of letters
const doubtful = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;

/** Reads the fields of one record; whatever cannot be read becomes NULL and a defect of the record. */
export class Fields {
  constructor(
    readonly values: JsonObject,
    readonly defects: Defect[] = [],
    private readonly prefix: string = "",
  ) {}

  /** Text as written; a number or boolean in its text form, empty text as NULL. Control characters become U+FFFD. */
  text(name: string): string | null {
    const value = this.values[name];
    if (value === undefined || value === null || value === "") return null;
    if (typeof value === "string" && !doubtful.test(value)) return value;
    if (typeof value === "object") {
      return this.#defect(name, JSON.stringify(value), "E-SCHEMA", "text was expected");
    }
    const text = String(value).toWellFormed();
    const clean = text.replaceAll(controls, "\uFFFD");
    if (clean !== String(value)) {
      this.#defect(name, clean, "E-ENCODING", "control characters in it were replaced by U+FFFD");
    }
    return clean;
  }

  /** A finite number, also one written as text with a decimal point. */
  number(name: string): number | null {
    const value = this.values[name];
    if (value === undefined || value === null || value === "") return null;
    const text = typeof value === "number" ? value : typeof value === "string" ? value.trim() : "";
    const plain = typeof text === "number" || /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
    const number = plain ? Number(text) : NaN;
    if (Number.isFinite(number)) return number;
    return this.#defect(name, this.#written(value), "E-NUMBER", "it is not a number");
  }

  boolean(name: string): boolean | null {
    const value = this.values[name];
    if (value === undefined || value === null || value === "") return null;
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    return this.#defect(name, this.#written(value), "E-SCHEMA", "it is neither true nor false");
  }

  /** A stamp in UTC; `zone` is that of stamps without an offset. */
  instant(name: string, zone: string | undefined): string | null {
    const text = this.text(name);
    return text === null ? null : this.taken(name, readInstant(text, zone));
  }

  /** Takes a stamp that was read by other means, or notes why it could not be. */
  taken(name: string, instant: Instant): string | null {
    const written = this.#written(this.values[name]);
    if ("code" in instant) return this.#defect(name, written, instant.code, instant.reason);
    if (instant.ambiguous) {
      this.#defect(name, written, "E-DATE", "the clocks showed this time twice; the earlier one was taken");
    }
    return instant.at;
  }

  /** The object of that name; one without fields where there is none. */
  object(name: string): Fields {
    const value = this.values[name];
    return this.#inner(isJsonObject(value) ? value : {}, name);
  }

  /** The objects of the array of that name. */
  list(name: string): readonly Fields[] {
    const value = this.values[name];
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, index) => isJsonObject(item) ? [this.#inner(item, `${name}[${index}]`)] : []);
  }

  /** The texts of the array of that name, empty ones aside. */
  texts(name: string): readonly string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === "string" && item !== "") : [];
  }

  #inner(values: JsonObject, name: string): Fields {
    return new Fields(values, this.defects, `${this.prefix}${name}.`);
  }

  #written(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value) ?? "";
  }

  #defect(name: string, value: string, code: Defect["code"], reason: string): null {
    const field = `${this.prefix}${name}`;
    const isKnown = this.defects.some((defect) => defect.field === field && defect.code === code);
    if (!isKnown) this.defects.push({ code, field, value, reason });
    return null;
  }
}
