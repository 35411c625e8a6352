import { escapeHtml } from "../model/escape_html.ts";
import { contentPolicy } from "./_content_policy.ts";

/** What a page of ours is made of. */
export interface PageParts {
  readonly title: string;
  readonly style: string;
  /** The one script, run after the body; null for none. */
  readonly script: string | null;
  /** HTML. */
  readonly body: string;
  /** Class of the root, for styles that hang on it. */
  readonly rootClass?: string;
}

/** A whole HTML page that asks nothing from outside and lets the browser run and show only what is in it. */
export async function pageHtml({ title, style, script, body, rootClass }: PageParts): Promise<string> {
  return `<!DOCTYPE html>
<html lang="en"${rootClass === undefined ? "" : ` class="${rootClass}"`}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Hindcast">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script === null ? "" : `<script type="module">${script}</script>\n`}</body>
</html>
`;
}
