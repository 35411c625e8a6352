import type { Config } from "../../model/config.ts";
import type { ActionStatus } from "../_words.ts";
import { cellState, markedItem } from "./_action_state.ts";
import type { Block, Item, MarkdownDocument, Section } from "./_document.ts";
import { sectionKind } from "./_kinds.ts";
import { bareWords } from "./_text.ts";

/** Something the document says should be done. */
export interface Action {
  readonly title: string;
  readonly kind: string | null;
  readonly status: ActionStatus | null;
  readonly statusRaw: string | null;
  /** Why it was turned down or what took its place, as written. */
  readonly reason: string | null;
  /** As written; goes to `people`, or is a team. */
  readonly owner: string | null;
  readonly priority: string | null;
  readonly reference: string | null;
  readonly due: string | null;
  /** Where it stands, from 0 at the start of the body. */
  readonly line: number;
}

type References = MarkdownDocument["references"];
type Table = Extract<Block, { type: "table" }>;

const ticketUrl =
  /\/(?:issues?|pulls?|pull-requests|merge_requests|browse|tickets?|commit|bug)\/[\w#-]|[?&]id=\d/i;
const ticketId = /\b(?!UTF-|SHA-|ISO-|HTTP-|TLS-|RFC-|AES-|COVID-|IPV-)[A-Z][A-Z0-9]{1,9}-\d{1,7}\b/;
const link =
  /\[[^\]\n]{0,300}\]\(<?(https?:\/\/[^\s)>]{1,2000})|\[([^\]\n]{0,300})\]\[([^\]\n]{0,100})\]|(https?:\/\/[^\s)>\]]{1,2000})/g;

function linkTargets(text: string, references: References): string[] {
  return [...text.slice(0, 20_000).matchAll(link)].map(([, inline, label = "", name, bare]) => {
    const key = (name || label).trim().replaceAll(/\s+/g, " ").toLowerCase().toUpperCase();
    return inline ?? bare?.replace(/[.,;:]+$/, "") ??
      (Object.hasOwn(references, key) ? references[key]?.href : undefined) ?? "";
  }).filter((target) => target !== "");
}

function referenceOf(text: string, references: References): string | null {
  const target = linkTargets(text, references).find((each) => ticketUrl.test(each));
  return target ?? ticketId.exec(text)?.[0] ?? /(?:^|[\s([])(#\d{1,7})\b/.exec(text)?.[1] ?? null;
}

const owned =
  /[([]?\b(?:owner|assignee|assigned to|responsible|dri|verantwortlich(?:er?)?|zuständig|responsable|asignad[oa] a|assignée? à) {0,3}: {0,3}([^()[\],;|\n]{1,80}?) {0,3}[)\]]?(?= {0,3}(?:$|[,;.\n]))/i;

const handle = /(?:^|\s)[([]?@([A-Za-z][\w-]{1,38})\b[)\]]?(?=[\s.,;:]|$)/;
const dated =
  /[([]?\b(?:due(?: date| by| on)?|deadline|eta|by|fällig(?: am)?|bis|frist|échéance|fecha límite|plazo):? {1,3}(\d{4}-\d{2}-\d{2}|\d{1,2}\.? \p{L}{3,12} \d{4}|\p{L}{3,12} \d{1,2}, \d{4})\b[)\]]?/iu;

interface Cut {
  readonly title: string;
  readonly found: string | null;
}

function without(title: string, pattern: RegExp): Cut {
  const match = pattern.exec(title);
  if (!match) return { title, found: null };
  const left = `${title.slice(0, match.index)}${title.slice(match.index + match[0].length)}`;
  return { title: left.trim().replace(/[\s,;([]{1,9}$/, ""), found: match[1]?.trim() ?? null };
}

function kindOf(word: string | null): string | null {
  const words = word === null ? "" : bareWords(word);
  if (words === "") return null;
  if (/^process|polic(?:y|ies)|organi[sz]ation/i.test(words)) return "process";
  if (/^(?:prevent|detect|mitigat)/i.test(words)) {
    return /^prevent/i.test(words) ? "prevent" : /^detect/i.test(words) ? "detect" : "mitigate";
  }
  return words;
}

// What a template left behind is nobody's plan.
function isPlaceholder(title: string): boolean {
  const words = bareWords(title.slice(0, 300)).replace(/\s*\[[^\]]*\]\s*$/, "");
  return /^(?:summary|none|n\/?a|tbd|todo|nothing|action item \d*)?[.!]?$/i.test(words);
}

function withoutBraces(text: string): string {
  return text.replaceAll(/\{\{|\}\}/g, "").trim();
}

/** What all items of a document are read with. */
interface Reader {
  readonly references: References;
  readonly config: Config;
}

/** Text that says what to do, what follows it, and where it stands. */
interface Said {
  readonly text: string;
  readonly rest: string;
  readonly line: number;
}

function ofText({ text, rest, line }: Said, kind: string | null, reader: Reader): Action[] {
  const { title, ...state } = markedItem(withoutBraces(text), rest, reader.config);
  const named = without(title, owned);
  const called = named.found === null ? without(named.title, handle) : named;
  const due = without(called.title, dated);
  if (isPlaceholder(due.title)) return [];
  const reference = referenceOf(`${due.title}\n${rest}`, reader.references);
  return [{
    ...state,
    ...{ title: due.title, kind, owner: called.found, priority: null, reference, due: due.found, line },
  }];
}

const term =
  /^(?:immediate|short|near|medium|mid|long)(?:er)?[- ]?(?:term)?(?: (?:actions?|items?|fix(?:es)?))?$/i;

// "Short term:" over a list of its own says when, not what.
function groupOf({ lead, items }: Item): string | null {
  const words = bareWords(lead).replace(/:$/, "");
  if (items.length === 0 || words.length > 60) return null;
  return term.test(words) || /^\*\*[^*]+\*\*:?$|^[^.!?]{1,60}:$/.test(lead.trim()) ? words : null;
}

function ofItem(item: Item, kind: string | null, reader: Reader): Action[] {
  const group = groupOf(item);
  if (group !== null) return item.items.flatMap((each) => ofItem(each, kindOf(group), reader));
  const own = ofText({ ...item, text: item.lead }, kind, reader);
  const boxes = item.items.filter((each) => /^\[[ xX]\]\s/.test(each.lead));
  return [...own, ...boxes.flatMap((each) => ofItem(each, kind, reader))];
}

const columns = {
  title:
    /^(?:maßnahmen?|aufgaben?|beschreibung|tâches?|acci[oó]n|acciones|tareas?|medidas?|action(?: item)?s?|item|task|what|description|to-?do|follow[ -]?up|title|summary)\b/i,
  kind: /^(?:art|typ|tipo|kategorie|catégorie|categoría|type|kind|category|class)\b/i,
  owner:
    /^(?:owners?|assignees?|assigned(?: to)?|who|actor|by(?! when)|responsible|dri|person|verantwortlich(?:e[rs]?)?|zuständig(?:e[rs]?)?|wer|bearbeiter|responsables?|propriétaire|qui|quién|asignad[oa])\b/i,
  status: /^(?:status|state|done|stand|statut|état|estado)\b/i,
  priority: /^(?:prio(?:rity|rität|rité|ridad)?|p|urgency|severity)$/i,
  reference: /^(?:bug|tickets?|issues?|jira|link|tracking|reference|ref|pr|tracker)\b/i,
  due:
    /^(?:fällig|frist|termin|bis|échéance|date limite|fecha límite|plazo|due|deadline|target|eta|by when)\b/i,
} as const;

type Column = keyof typeof columns;

function columnIndex(table: Table, name: Column): number {
  return table.header.findIndex((header) => columns[name].test(bareWords(header)));
}

/** Column of the owners in a table of action items, or -1. */
export function ownerColumn(header: readonly string[]): number {
  return header.findIndex((name) => columns.owner.test(bareWords(name)));
}

function filled(cell: string): string | null {
  const words = bareWords(cell);
  return /^(?:[-–—?]|n\/?a|none|tbd)?$/i.test(words) ? null : words;
}

function ofTable(table: Table, kind: string | null, { references, config }: Reader): Action[] {
  const at = Object.fromEntries(
    Object.keys(columns).map((name) => [name, columnIndex(table, name as Column)]),
  ) as Record<Column, number>;
  const titleAt = at.title >= 0
    ? at.title
    : table.header.findIndex((_, index) => !Object.values(at).includes(index));
  return table.rows.flatMap(({ cells, line }): Action[] => {
    const cell = (name: Column) => filled(cells[at[name]] ?? "");
    const { title, ...marked } = markedItem(withoutBraces(cells[titleAt] ?? ""), "", config);
    if (isPlaceholder(title)) return [];
    const told = cellState(cell("status"), config);
    const reference = cells[at.reference] ?? "";
    return [{
      ...(told.status === null && marked.status !== null ? marked : told),
      title,
      kind: kindOf(cell("kind")) ?? kind,
      owner: cell("owner"),
      priority: cell("priority"),
      reference: linkTargets(reference, references)[0] ?? cell("reference") ??
        referenceOf(title, references),
      due: cell("due"),
      line,
    }];
  });
}

function ofParagraphs(section: Section, kind: string | null, reader: Reader): Action[] {
  return section.blocks.flatMap((block) =>
    block.type === "paragraph" ? ofText({ ...block, rest: "" }, kind, reader) : []
  );
}

function hasList(section: Section): boolean {
  return section.blocks.some((block) => block.type !== "paragraph");
}

// Prose counts only where a heading below "Action items" holds nothing else, or the whole part is prose.
function ofSection(section: Section, plain: boolean, reader: Reader): Action[] {
  const kind = section.own === null ? kindOf(section.heading) : null;
  if (!hasList(section)) return plain || section.own === null ? ofParagraphs(section, kind, reader) : [];
  return section.blocks.flatMap((block) => {
    if (block.type === "table") return ofTable(block, kind, reader);
    return block.type === "list" ? block.items.flatMap((item) => ofItem(item, kind, reader)) : [];
  });
}

/** Reads the action items of a document, in the order it gives them. */
export function readActions(document: MarkdownDocument, config: Config): Action[] {
  const sections = document.sections.filter((section) => section.kind === "action_items");
  const plain = !sections.some(hasList) && sections.length === 1;
  return sections.filter((section) => sectionKind(section.heading ?? "") !== "lessons")
    .flatMap((section) => ofSection(section, plain, { references: document.references, config }));
}
