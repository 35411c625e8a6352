import MarkdownIt from "markdown-it";

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** `[^name]` refers to a note; inside an escaped text its brackets are escaped and it does not. */
renderer.inline.ruler.before("link", "note", (state, silent) => {
  const found = /^\[\^([^\]\s]+)\]/.exec(state.src.slice(state.pos, state.pos + 200));
  if (!found) return false;
  if (!silent) {
    const token = state.push("note", "", 0);
    token.content = found[1] ?? "";
  }
  state.pos += found[0].length;
  return true;
});

/** Letters that may stand in the name of an anchor. */
export function anchorOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}.]+/gu, "-").replaceAll(/^-+|-+$/g, "");
}

/** What notes there are, in the order in which a page refers to them. */
export type NoteNumbers = Map<string, number>;

function numberOf(name: string, notes: NoteNumbers): number {
  const known = notes.get(name);
  if (known !== undefined) return known;
  notes.set(name, notes.size + 1);
  return notes.size;
}

renderer.renderer.rules.note = (tokens, at, _options, env) => {
  const { notes } = env as { readonly notes: NoteNumbers };
  const name = tokens[at]?.content ?? "";
  return `<sup><a href="#note-${anchorOf(name)}" data-claim="${renderer.utils.escapeHtml(name)}">${
    numberOf(name, notes)
  }</a></sup>`;
};

/** Pictures would be asked for from outside. */
renderer.disable("image");

/** Markdown as HTML, nothing in it run or fetched; `notes` takes up what is referred to. */
export function renderBody(markdown: string, notes: NoteNumbers): string {
  return renderer.render(markdown, { notes });
}

/** One line of Markdown as HTML. */
export function renderLine(markdown: string): string {
  return renderer.renderInline(markdown, { notes: new Map() });
}
