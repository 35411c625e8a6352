import type { Block, Item, MarkdownDocument, Section } from "./_document.ts";
import { sectionKind } from "./_kinds.ts";
import { bareWords } from "./_text.ts";

/** Something the document says should be done. */
export interface Action {
  readonly title: string;
  readonly kind: string | null;
  readonly status: "open" | "done" | "cancelled" | null;
  readonly statusRaw: string | null;
  /** As written; goes to `people`, or is a team. */
  readonly owner: string | null;
  readonly priority: string | null;
  readonly reference: string | null;
  readonly due: string | null;
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

const doneWord =
  /^(?:erledigt|fertig|abgeschlossen|umgesetzt|ja|terminée?|faite?|oui|hech[oa]|completad[oa]|cerrad[oa]|sí|done|complete[d]?|closed|fixed|resolved|finished|merged|shipped|yes|✅|✔️?|☑️?)$/i;
const cancelledWord =
  /^(?:verworfen|abgebrochen|abandonnée?|annulée?|cancelad[oa]|descartad[oa]|cancell?ed|won'?t (?:do|fix)|not doing|obsolete|abandoned|dropped|rejected)$/i;
const openWord =
  /^(?:offen|in arbeit|geplant|ausstehend|nein|à faire|en cours|ouverte?|pendiente|abiert[oa]|en curso|open|to ?do|new|planned|pending|in[ -]progress|started|ongoing|not started|backlog|blocked|no|🚧)$/i;

function statusOfWord(raw: string): Action["status"] {
  const word = bareWords(raw).replace(/[!.]+$/, "");
  if (doneWord.test(word)) return "done";
  if (cancelledWord.test(word)) return "cancelled";
  return openWord.test(word) ? "open" : null;
}

const doneMark =
  /[([*_]\s*(done)\s*!?\s*[)\]*_]|[–—-]\s*(done)[!.]?\s*$|^\s*(done)\s*[:–—-]|(✅|☑|✔)|\b(?:this )?has been (done)\b/i;

interface Marked {
  readonly title: string;
  readonly status: Action["status"];
  readonly statusRaw: string | null;
}

// A line struck through is closed, but done or given up it does not say.
function marked(text: string, rest: string): Marked {
  const box = /^\[([ xX])\]\s+/.exec(text);
  const title = box ? text.slice(box[0].length) : text;
  if (box) return { title, status: box[1] === " " ? "open" : "done", statusRaw: box[0].trim() };
  const found = doneMark.exec(title) ?? doneMark.exec(rest);
  if (found) {
    return {
      title,
      status: "done",
      statusRaw: found.slice(1).find((each) => each !== undefined) ?? null,
    };
  }
  const struck = /^\s*~~[^~]+~~/.test(title);
  return { title, status: null, statusRaw: struck ? "struck through" : null };
}

const owned =
  /[([]?\b(?:owner|assignee|assigned to|responsible|dri|verantwortlich(?:er?)?|zuständig|responsable|asignad[oa] a|assignée? à) {0,3}: {0,3}([^()[\],;|\n]{1,80}?) {0,3}[)\]]?(?= {0,3}(?:$|[,;.\n]))/i;

function withoutOwner(title: string): { title: string; owner: string | null } {
  const found = owned.exec(title);
  const owner = found?.[1]?.trim() ?? null;
  return {
    title: found
      ? `${title.slice(0, found.index)}${title.slice(found.index + found[0].length)}`.trim()
      : title,
    owner,
  };
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

function ofText(text: string, rest: string, kind: string | null, references: References): Action[] {
  const read = marked(withoutBraces(text), rest);
  const { title, owner } = withoutOwner(read.title);
  if (isPlaceholder(title)) return [];
  const whole = `${title}\n${rest}`;
  const { status, statusRaw } = read;
  return [{
    title,
    kind,
    status,
    statusRaw,
    owner,
    priority: null,
    reference: referenceOf(whole, references),
    due: null,
  }];
}

function ofItem(item: Item, kind: string | null, references: References): Action[] {
  const own = ofText(item.lead, item.rest, kind, references);
  const boxes = item.items.filter((each) => /^\[[ xX]\]\s/.test(each.lead));
  return [...own, ...boxes.flatMap((each) => ofItem(each, kind, references))];
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

function ofTable(table: Table, kind: string | null, references: References): Action[] {
  const at = Object.fromEntries(
    Object.keys(columns).map((name) => [name, columnIndex(table, name as Column)]),
  ) as Record<Column, number>;
  const titleAt = at.title >= 0
    ? at.title
    : table.header.findIndex((_, index) => !Object.values(at).includes(index));
  return table.rows.flatMap(({ cells }): Action[] => {
    const cell = (name: Column) => filled(cells[at[name]] ?? "");
    const read = marked(withoutBraces(cells[titleAt] ?? ""), "");
    if (isPlaceholder(read.title)) return [];
    const reference = cells[at.reference] ?? "";
    return [{
      title: read.title,
      kind: kindOf(cell("kind")) ?? kind,
      status: statusOfWord(cell("status") ?? "") ?? read.status,
      statusRaw: cell("status") ?? read.statusRaw,
      owner: cell("owner"),
      priority: cell("priority"),
      reference: linkTargets(reference, references)[0] ?? cell("reference") ??
        referenceOf(read.title, references),
      due: cell("due"),
    }];
  });
}

function ofParagraphs(section: Section, kind: string | null, references: References): Action[] {
  return section.blocks.flatMap((block) =>
    block.type === "paragraph" ? ofText(block.text, "", kind, references) : []
  );
}

function hasList(section: Section): boolean {
  return section.blocks.some((block) => block.type !== "paragraph");
}

// Prose counts only where a heading below "Action items" holds nothing else, or the whole part is prose.
function ofSection(section: Section, plain: boolean, references: References): Action[] {
  const kind = section.own === null ? kindOf(section.heading) : null;
  if (!hasList(section)) return plain || section.own === null ? ofParagraphs(section, kind, references) : [];
  return section.blocks.flatMap((block) => {
    if (block.type === "table") return ofTable(block, kind, references);
    return block.type === "list" ? block.items.flatMap((item) => ofItem(item, kind, references)) : [];
  });
}

/** Reads the action items of a document, in the order it gives them. */
export function readActions(document: MarkdownDocument): Action[] {
  const sections = document.sections.filter((section) => section.kind === "action_items");
  const plain = !sections.some(hasList) && sections.length === 1;
  return sections.filter((section) => sectionKind(section.heading ?? "") !== "lessons")
    .flatMap((section) => ofSection(section, plain, document.references));
}
