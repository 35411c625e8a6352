import { escapeHtml } from "../../model/escape_html.ts";
import { pageHtml } from "../_page.ts";
import style from "./draft.css" with { type: "text" };
import { headingOf, parseDraft } from "./document.ts";
import { draftMark, evidenceHeading } from "./markdown.ts";
import { besideNotes, notesIn, saidIn } from "./_notes.ts";
import { anchorOf, type NoteNumbers, renderBody, renderLine } from "./_render.ts";

const comments = /<!--[\s\S]*?-->/g;

/** What stands above the sections; a final postmortem no longer says that it is a draft. */
function openingOf(opening: string, status: string): string {
  const paragraphs = opening.replaceAll(comments, "").split(/\n\s*\n/);
  return paragraphs.filter((text) => status !== "final" || !text.startsWith(draftMark)).join("\n\n");
}

/** What the status says of the page, on every page of it. */
function bannerOf(status: string): string {
  if (status === "final") return "FINAL";
  return status === "draft" ? "DRAFT" : `DRAFT, ${status}`;
}

/** The status stands in the margin of every printed page; it is people's text, so only its letters go into the style. */
function styleOf(banner: string): string {
  const words = banner.replaceAll(/[^\p{L}\p{N} ,]/gu, "");
  return `${style}\n@page { margin: 2cm 1.5cm; @top-center { content: "${words}"; color: #b42318; font: 600 10pt sans-serif; } }`;
}

/**
 * Notes in the order they are referred to, each with the way back left to the reader's browser; below them what people wrote
 * beside them.
 */
function evidenceHtml(evidence: string, notes: NoteNumbers): string {
  const beside = renderBody(besideNotes(evidence), notes);
  const texts = notesIn(evidence);
  const items = [...notes.keys()].map((name) =>
    `<li id="note-${anchorOf(name)}"><code>${escapeHtml(name)}</code> ${
      renderLine(saidIn(texts.get(name) ?? "nothing is noted").replaceAll(/\s*\n\s*/g, " "))
    }</li>`
  );
  return `<ol class="notes">\n${items.join("\n")}\n</ol>\n${beside}`;
}

/**
 * Writes a draft, as people left it, as one HTML page: no script, nothing asked from outside, its status on every page, every
 * sentence with a link to what it rests on.
 *
 * @param markdown the draft, front matter included.
 */
export async function draftHtml(markdown: string): Promise<string> {
  const { front, opening, sections } = parseDraft(markdown);
  const status = (front.get("status") ?? "draft").toLowerCase();
  const notes: NoteNumbers = new Map();
  const headings = [...sections.keys()];
  const bodies = headings.map((heading) => {
    const body = (sections.get(heading) ?? "").replaceAll(comments, "");
    const html = heading === evidenceHeading ? evidenceHtml(body, notes) : renderBody(body, notes);
    return `<section>\n<h2 id="${anchorOf(heading)}">${
      escapeHtml(headingOf(heading))
    }</h2>\n${html}</section>`;
  });
  const links = headings.map((heading) =>
    `<li><a href="#${anchorOf(heading)}">${escapeHtml(headingOf(heading))}</a></li>`
  );
  const words = bannerOf(status).toUpperCase();
  const [banner, sheet] = [escapeHtml(words), styleOf(words)];
  const body = `<header class="status${status === "final" ? " final" : ""}">${banner}</header>
<nav><ul>${links.join("")}</ul></nav>
<main>
${renderBody(openingOf(opening, status), notes)}${bodies.join("\n")}
</main>`;
  const title = front.get("title") ?? "postmortem";
  return await pageHtml({ title: `${words}: ${title}`, style: sheet, script: null, body });
}
