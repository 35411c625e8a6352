/** Media types by which structured results travel inside notebook outputs, from a cell to the deck. */
export const media = {
  finding: "application/vnd.hindcast.finding+json",
  claims: "application/vnd.hindcast.claims+json",
  chart: "application/vnd.hindcast.chart+json",
  vegaLite: "application/vnd.vegalite.v5+json",
  png: "image/png",
  html: "text/html",
  markdown: "text/markdown",
  plain: "text/plain",
} as const;

/** One output of a cell: the same content in several media types. */
export type MediaBundle = Readonly<Record<string, unknown>>;
