import { Parser } from "htmlparser2";
import { refuse } from "../_refuse.ts";

/** An `<entry>` of Atom or an `<item>` of RSS. */
export interface FeedEntry {
  /** Texts of its elements by name; of a link that holds none, its address. */
  readonly fields: ReadonlyMap<string, string>;
  /** Line it begins on. */
  readonly line: number;
  readonly raw: string;
}

const entryTags: ReadonlySet<string> = new Set(["entry", "item"]);

const commentCharactersOrEntry = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<(?:entry|item)[\s/>]/g;

/** How many entries begin in a text, told by their tags alone; those in comments and quoted text are none. */
export function entriesBegun(text: string): number {
  return text.match(commentCharactersOrEntry)?.filter((found) => !found.startsWith("<!")).length ?? 0;
}

/** A feed that nests deeper than this was made to do harm: no feed of incidents has ten. */
const deepest = 100;

/** Collects entries while a feed is read; entities that a feed declares itself are not looked at. */
class Entries {
  readonly found: FeedEntry[] = [];
  /** Whether the feed goes on to its own end. */
  closed = false;
  readonly #open: string[] = [];
  #fields = new Map<string, string>();
  #start = 0;
  #line = 1;
  #counted = 0;
  constructor(private readonly text: string, private readonly thing: string) {}

  #lineAt(place: number): number {
    for (let at = this.text.indexOf("\n", this.#counted); at >= 0 && at < place;) {
      this.#line++;
      at = this.text.indexOf("\n", at + 1);
    }
    this.#counted = place;
    return this.#line;
  }

  opened(name: string, attributes: Readonly<Record<string, string>>, start: number): void {
    if (this.#open.length >= deepest) {
      const reason = `it nests deeper than ${deepest} elements`;
      throw refuse("E-DEPTH", {
        thing: this.thing,
        reason,
        remedy: "Check where it comes from and export it again",
      });
    }
    if (entryTags.has(name)) {
      this.#fields = new Map();
      this.#start = start;
    }
    // Links of the feed itself may stand between its entries and behind them.
    const { rel = "alternate", href } = attributes;
    if (
      name === "link" && rel === "alternate" && href !== undefined && entryTags.has(this.#open.at(-1) ?? "")
    ) {
      this.#fields.set(name, href);
    }
    this.#open.push(name);
  }

  told(text: string): void {
    const name = this.#open.at(-1);
    if (name === undefined || !entryTags.has(this.#open.at(-2) ?? "")) return;
    this.#fields.set(name, (this.#fields.get(name) ?? "") + text);
  }

  closes(name: string, isImplied: boolean, end: number): void {
    this.#open.pop();
    if (this.#open.length === 0) this.closed = !isImplied;
    if (!entryTags.has(name) || isImplied) return;
    const raw = this.text.slice(this.#start, end);
    this.found.push({ fields: this.#fields, line: this.#lineAt(this.#start), raw });
  }
}

/**
 * Takes an Atom or RSS feed apart.
 *
 * @param thing what the feed is called where it has to be refused.
 * @throws {ExportError} `E-TRUNC` where it ends early, `E-SCHEMA` where tags are damaged, `E-DEPTH` for nesting that no
 * feed has.
 */
export function feedEntries(text: string, thing: string): readonly FeedEntry[] {
  const entries = new Entries(text, thing);
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => entries.opened(name, attributes, parser.startIndex),
    ontext: (told) => entries.told(told),
    onclosetag: (name, isImplied) => entries.closes(name, isImplied, parser.endIndex + 1),
  }, { xmlMode: true });
  parser.end(text);
  const remedy = "Save it again";
  if (!entries.closed) {
    throw refuse("E-TRUNC", { thing, reason: "the feed ends before its last tag", remedy });
  }
  const { found } = entries;
  const begun = entriesBegun(text);
  if (found.length === begun) return found;
  const reason =
    `${begun} entries begin in it, of which ${found.length} can be told apart: its XML is damaged`;
  throw refuse("E-SCHEMA", { thing, reason, remedy });
}
