import assert from "node:assert/strict";
import { postmortemMarkdown } from "../../../lib/sources/postmortems/markdown.ts";

function recognise(text: string) {
  return postmortemMarkdown.recognise({ path: "notes/any.txt", text, entries: [], complete: true });
}

const claimed: Readonly<Record<string, string>> = {
  "front matter with times": "---\ntitle: X\nstart_time: 2026-01-01T00:00:00Z\n---\nProse.\n",
  "front matter of a corpus": "---\nurl: https://x.example\ncompany: X\ncategories: []\n---\nProse.\n",
  "summary, timeline, action items":
    "# X\n## Summary\na\n## Timeline\n- 10:00 a\n- 10:05 b\n## Action items\n- c\n",
  "the usual headings": "# Postmortem: X\n## Impact\na\n## Root causes\nb\n## Lessons learned\nc\n",
  "Quarto with callouts":
    "---\ntitle: X\ndate: 2026-01-01\n---\n::: {.callout-note}\nDraft\n:::\n## Summary\na\n## Timeline\n### 10:00\na\n### 10:05\nb\n",
  "an incident about a template":
    "# 2026-02-26: shop sends the wrong template\n\n## Timeline\n\n- 10:00 a\n- 10:05 b\n\n## Action items\n\n- c\n",
  "bold words for headings": "# Incident report\n\n**Summary**\n\na\n\n**Root cause**\n\nb\n",
};

const left: Readonly<Record<string, string>> = {
  "a README": "# tool\n\n## Summary\n\nA tool.\n\n## Install\n\nRun it.\n\n## License\n\nMIT\n",
  "a roadmap":
    "# Roadmap\n\n## Summary\n\na\n\n## Timeline\n\n- Q1: alpha\n- Q2: beta\n\n## Next steps\n\n- hire\n",
  "meeting notes": "# Weekly\n\n## Summary\n\na\n\n## Action items\n\n- b\n",
  "a list of postmortems": "# Post-mortems\n\n## Config errors\n\n[A](https://a.example). Down.\n",
  "a template":
    "# {{ yyyy-mm-dd }}, {{ name }}\n## Summary\n## Timeline\n### {{ hh:mm }}\n## Lessons learned\n## Action items\n",
  "a template by its name": "# Postmortem template\n## Impact\na\n## Root causes\nb\n## Lessons learned\nc\n",
  "a blog post": "---\ntitle: Hello\ndate: 2026-01-01\ntags: [a]\n---\n# Hello\n\nText.\n",
  "a notebook": '{"cells": [{"source": "# Postmortem\\n## Root cause\\n## Timeline"}]}',
  "a JSON array": '[{"title": "## Root cause"}]',
  "nothing": "",
};

for (const [name, text] of Object.entries(claimed)) {
  Deno.test(`claims ${name}`, () => assert.ok((recognise(text)?.sure ?? 0) >= 0.8));
}

for (const [name, text] of Object.entries(left)) {
  Deno.test(`leaves ${name}`, () => assert.equal(recognise(text), null));
}

Deno.test("the name of a file decides nothing", () => {
  const head = { path: "postmortems/incident-report.md", text: "# Hello\n", entries: [], complete: true };
  assert.equal(postmortemMarkdown.recognise(head), null);
});
