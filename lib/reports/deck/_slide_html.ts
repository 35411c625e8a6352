import { escapeHtml } from "../../model/escape_html.ts";
import type { Fitted } from "./_fit.ts";
import type { FittedTable } from "./_fitted_table.ts";
import { boxClass } from "./_page_style.ts";
import type { layout } from "./_layout.ts";
import type { PreparedDeck, PreparedSlide } from "./_prepared_deck.ts";

type Place = keyof typeof layout;

function block(place: Place, text: Fitted, tag: string): string {
  const paragraphs = text.paragraphs.map((paragraph) => `<${tag}>${escapeHtml(paragraph)}</${tag}>`);
  return paragraphs.length === 0
    ? ""
    : `<div class="${boxClass(place)} size-${text.size}">${paragraphs.join("")}</div>`;
}

function bulletsHtml(place: Place, text: Fitted): string {
  if (text.paragraphs.length === 0) return "";
  const items = text.paragraphs.map((paragraph) => `<li>${escapeHtml(paragraph)}</li>`);
  return `<ul class="${boxClass(place)} bullets size-${text.size}">${items.join("")}</ul>`;
}

function tableHtml(place: Place, table: FittedTable): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  const columns = table.widths.map((width) => `<col width="${Math.round(width)}">`).join("");
  const head = `<thead>${row(table.columns, "th")}</thead>`;
  const body = `<tbody>${table.rows.map((cells) => row(cells, "td")).join("")}</tbody>`;
  return `<div class="${
    boxClass(place)
  }"><table class="size-${table.size}"><colgroup>${columns}</colgroup>${head}${body}</table></div>`;
}

function chartHtml(place: Place, chart: NonNullable<PreparedSlide["chart"]>): string {
  const source = `data:image/png;base64,${chart.png.toBase64()}`;
  return `<div class="${boxClass(place)}"><img src="${source}" alt="${escapeHtml(chart.alt)}"></div>`;
}

function notesHtml(notes: readonly string[]): string {
  const paragraphs = notes.map((note) => `<p>${escapeHtml(note)}</p>`).join("");
  return notes.length > 0 ? `<aside class="notes">${paragraphs}</aside>` : "";
}

function footer(deck: PreparedDeck, number: number): string {
  const count = `<span>${number} / ${deck.slides.length + 1}</span>`;
  return `<footer class="${boxClass("footer")}"><span>${escapeHtml(deck.footer)}</span>${count}</footer>`;
}

/** The cover. */
export function coverHtml(deck: PreparedDeck): string {
  return `<section id="slide-1" class="cover">${block("coverTitle", deck.title, "h1")}${
    block("coverSubtitle", deck.subtitle, "p")
  }${footer(deck, 1)}</section>`;
}

/** One slide: claim, evidence, caveat. */
export function slideHtml(deck: PreparedDeck, slide: PreparedSlide, number: number): string {
  const beside = slide.chart !== null || slide.table !== null;
  const full = slide.bullets.paragraphs.length === 0;
  return `<section id="slide-${number}">${
    [
      block("title", slide.title, "h2"),
      slide.chart ? chartHtml(full ? "chart" : "chartBeside", slide.chart) : "",
      slide.table ? tableHtml(full ? "body" : "tableBeside", slide.table) : "",
      bulletsHtml(beside ? "beside" : "body", slide.bullets),
      block("caveat", slide.caveat, "p"),
      footer(deck, number),
      notesHtml(slide.notes),
    ].join("\n")
  }</section>`;
}
