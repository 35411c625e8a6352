import type { Deck, SlideChart } from "hindcast";

export const hostileText = [
  "<script>alert(1)</script>",
  "![x](http://evil.example/x.png)",
  "[x](javascript:alert(1))",
  "javascript:alert(1)",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "</style></script></section><iframe src='http://evil.example'>",
  "a\u000Bb\u0000c\u0008d",
  "lone \uD800 and \uDC00 halves",
  "abc\u202Efed\u2066xyz",
  "]]>&lt;&#60;&amp;",
  "{{7*7}} ${7*7} <%= 7*7 %>",
  "One claim that goes on and on without an end in sight ".repeat(6),
  "W".repeat(300),
] as const;

/** A deck whose every text is hostile, `at` choosing which. */
export function hostileDeck(at: number, chart: SlideChart): Deck {
  const text = hostileText[at % hostileText.length] ?? "";
  const base = { title: text, caveat: text, notes: `${text}\n${text}`, bullets: [text, text, text, text] };
  return {
    title: text,
    subtitle: text,
    period: "2026-Q3",
    slides: [
      { ...base, id: "a", chart: { ...chart, name: text, alt: text } },
      { ...base, id: text, chart: null },
      { ...base, id: "c", chart: null, table: { columns: [text, "n"], rows: Array(40).fill([text, text]) } },
    ],
  };
}
