import assert from "node:assert/strict";
import { redactText } from "../../lib/privacy/redact_text.ts";
import { secretTokens } from "../../lib/privacy/secret_tokens.ts";
import { benignLines } from "./_benign_lines.ts";
import { drawing, secretContexts, type SecretKind, secretKinds } from "./_secret_corpus.ts";

const tokens = secretTokens(() => new Uint8Array(32));
const draws = 20;

/** Letters of a secret that may be left: fewer say nothing. */
const leftOver = 8;

function survives(secret: string, text: string): boolean {
  for (let at = 0; at + leftOver <= secret.length; at++) {
    if (text.includes(secret.slice(at, at + leftOver))) return true;
  }
  return false;
}

interface Case {
  readonly kind: SecretKind;
  readonly context: string;
  readonly isCovered: boolean;
  readonly text: string;
}

function cases(): Case[] {
  return secretKinds.flatMap((kind, index) =>
    Object.entries(secretContexts).flatMap(([context, put], at) =>
      Array.from({ length: draws }, (_, draw) => {
        const { text, secret } = kind.make(drawing(1 + draw + draws * (at + 6 * index)));
        const put_ = put(kind, text);
        return { kind, context, text: put_, isCovered: !survives(secret, redactText(put_, tokens)) };
      })
    )
  );
}

function share(some: readonly Case[]): number {
  return some.filter(({ isCovered }) => isCovered).length / some.length;
}

function missed(some: readonly Case[]): string[] {
  return some.filter(({ isCovered }) => !isCovered).map(({ kind, context, text }) =>
    `${kind.name}, ${context}: ${text}`
  );
}

Deno.test("of 46 kinds of secrets in 6 contexts 95 of 100 are covered, of documented formats 99", () => {
  const all = cases();
  assert.equal(secretKinds.length, 46);
  assert.equal(Object.keys(secretContexts).length, 6);
  assert.ok(share(all) >= 0.95, `${share(all)}\n${missed(all).join("\n")}`);
  const formatted = all.filter(({ kind }) => kind.hasFormat);
  assert.ok(share(formatted) >= 0.99, `${share(formatted)}\n${missed(formatted).join("\n")}`);
});

Deno.test("of lines without secrets 5 of 100 at most are touched", () => {
  const lines = Array.from({ length: draws }, (_, draw) => benignLines(drawing(draw + 1))).flat();
  const touched = lines.filter((line) => redactText(line, tokens) !== line);
  assert.ok(
    touched.length <= 0.05 * lines.length,
    `${touched.length} of ${lines.length}\n${touched.join("\n")}`,
  );
});

Deno.test("what links records stays as it is: commits, traces, UUIDs and addresses", () => {
  for (
    const text of [
      "reverts 3f2a9c1b4d5e6f708192a3b4c5d6e7f8091a2b3c",
      "trace 4bf92f3577b34da6a3ce929d0e0e4736",
      "incident 8f14e45f-ceea-467f-9a36-dedd4bea2543",
      "https://acme.pagerduty.com/incidents/Q1A2B3C4D5E6F7",
    ]
  ) assert.equal(redactText(text, tokens), text);
});

const token = `ghp_${"aB3".repeat(12)}`;

Deno.test("a token is told in one piece, over two lines, in JSON, in an address and in the marks of a chat", () => {
  const whole = redactText(token, tokens);
  assert.match(whole, /^secret-github-token-[0-9a-f]{10}$/);
  const halves = [token.slice(0, 20), token.slice(20)];
  for (
    const [text, left] of [
      [`x ${token} y`, `x ${whole} y`],
      [`<${token}>`, `<${whole}>`],
      [`x\\n${token}\\ny`, `x\\n${whole}\\ny`],
      [`?q=%3D${token}&z`, `?q=%3D${whole}&z`],
      [`{"text":"${halves.join("\\n")} end"}`, `{"text":"${whole} end"}`],
      [`${halves.join("\n> ")} end`, `${whole}\n end`],
      [`${halves[0]}<http://${halves[1]}|${halves[1]}> end`, `${whole}> end`],
    ] as const
  ) assert.equal(redactText(text, tokens), left);
});

Deno.test("the same secret gives the same token under one key, and another under another", () => {
  const other = secretTokens(() => new Uint8Array(32).fill(1));
  assert.equal(redactText(`a ${token}`, tokens).slice(2), redactText(`b ${token}`, tokens).slice(2));
  assert.notEqual(redactText(token, tokens), redactText(token, other));
});

Deno.test("what was redacted is left alone", () => {
  for (const text of [token, `password=hunter2x`, `api_key: "3f2a9c1b4d5e6f708192a3b4c5d6e7f8"`]) {
    const once = redactText(text, tokens);
    assert.notEqual(once, text);
    assert.equal(redactText(once, tokens), once);
  }
});

Deno.test("letters outside of ASCII stay whole", () => {
  assert.match(redactText(`password="pàsswörd1"`, tokens), /^password="secret-password-[0-9a-f]{10}"$/);
  assert.match(redactText(`password=pà`, tokens), /^password=/);
  assert.ok(redactText(`мой password=ключ1à конец`, tokens).endsWith(" конец"));
});
