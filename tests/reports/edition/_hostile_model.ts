import { claimsOf, honestAnswer, type ProtocolRequest } from "../../narrative/_server.ts";

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The attacks a request carries, however much of a long one. */
export function attacksIn({ body }: ProtocolRequest, attacks: readonly string[]): string[] {
  return attacks.filter((attack) => body.includes(inJson(attack)));
}

/** Does whatever injected text it is shown says, by saying it; shown none, it is honest. */
export function obedient(request: ProtocolRequest, attacks: readonly string[]): string {
  const seen = attacksIn(request, attacks);
  if (seen.length === 0) return honestAnswer(request);
  return JSON.stringify({ sentences: seen.map((text) => ({ text, citations: ["c1"] })) });
}

const disguises: readonly ((attack: string, placeholder: string) => string)[] = [
  (attack) => attack,
  (attack, placeholder) => `Time to resolve was ${placeholder}, ${attack}.`,
  (_, placeholder) => `Time to resolve was 43 minutes, not ${placeholder}.`,
  (_, placeholder) => `[Time to resolve](https://evil.example) was ${placeholder}.`,
  (_, placeholder) => `![x](https://evil.example/x.png) It was <b>${placeholder}</b>.`,
  (_, placeholder) => `Severity drives the duration, ${placeholder}.`,
];

/** Says attacks whatever it is shown, disguised, before honest sentences. */
export function insisting(request: ProtocolRequest, attacks: readonly string[], turn: number): string {
  const honest = JSON.parse(honestAnswer(request)) as { sentences: object[] };
  const dishonest = claimsOf(request).slice(0, 3).map(({ id, placeholders }, index) => ({
    text: disguises[(turn + index) % disguises.length]?.(
      attacks[(turn * 3 + index) % attacks.length] ?? "",
      placeholders[0]?.placeholder ?? "",
    ),
    citations: [id],
  }));
  return JSON.stringify({ sentences: [...dishonest, ...honest.sentences] });
}
