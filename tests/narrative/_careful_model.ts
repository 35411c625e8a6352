import { claimsOf, type ProtocolRequest } from "./_server.ts";

/** A claim's own sentence, `{name}` for its values, and what careful writers make of it. */
type Wording = readonly [own: string, ...told: readonly string[]];

/** Wordings the checks were built with: what a model makes of claims that keeps to its instructions. */
export const knownWordings: readonly Wording[] = [
  [
    "“{title}” affected {services}, severity {severity}.",
    "The incident {title} affected {services}, at severity {severity}.",
  ],
  [
    "It began at {start} and was closed at {end} UTC, after {lasted}.",
    "The incident began at {start} and was closed at {end} UTC, after {lasted}.",
  ],
  [
    "It was opened at {start} and was closed at {end} UTC, after {lasted}.",
    "The incident was opened at {start}, then closed at {end} UTC, after {lasted}.",
  ],
  [
    "Hypothesis {rank}, probability {p}: set off by the {kind} change “{title}” on {service}, {lag} before the start.",
    "Hypothesis {rank}, with probability {p}, says that it was set off by the {kind} change {title} on {service}, {lag} before the start.",
  ],
  [
    "Hypothesis {rank}, probability {p}: no change set it off, and its cause is of the kind {cause}.",
    "Hypothesis {rank} (probability {p}) says that no change set it off, and that its cause is of the kind {cause}.",
  ],
  [
    "It failed by {mechanism}, as {lines} line tells: “{quote}” ({place}).",
    "The incident failed by {mechanism}, which {lines} line tells: {quote} ({place}).",
  ],
  [
    "The last remedy told before its end: “{quote}” ({place}).",
    "The last remedy told before its end was {quote} ({place}).",
  ],
  ["Services named: {services}.", "The services named are {services}."],
  ["Told of the impact: “{quote}” ({place}).", "Told of the impact was {quote} ({place})."],
  ["Told of the impact: “{quote}”.", "What was told of the impact is {quote}."],
  [
    "The first alert, “{alert}”, fired at {at} UTC, {lead} before it was opened ({place}).",
    "An alert, {alert}, fired at {at} UTC, which was {lead} before it was opened ({place}).",
  ],
  ["It was opened {late} after impact began.", "The incident was opened {late} after impact began."],
  [
    "It was answered {answered} after it was opened.",
    "It was then answered, {answered} after it was opened.",
  ],
  [
    "{kind} “{stream}” of {service} stood at {seen} where {usual} is usual, from {at} on, {lead} before the start.",
    "{kind} {stream} of {service} stood at {seen}, where {usual} is usual, from {at} on, {lead} before the start.",
  ],
  ["Other changes came shortly before: {changes}.", "These other changes came shortly before: {changes}."],
  [
    "An alert told of it {lead} before it was opened.",
    "It was an alert that told of it, {lead} before it was opened.",
  ],
  ["The page was answered after {answered}.", "The page was then answered, after {answered}."],
  [
    "It took {lasted}, less than the {median} within which half of those nearest to it were over.",
    "The incident took {lasted}, less than the {median} within which half of those nearest to it were over.",
  ],
  ["Tried in vain: “{quote}” ({place}).", "What was tried in vain is told as {quote} ({place})."],
  ["Told of luck: “{quote}” ({place}).", "What was told of luck is {quote} ({place})."],
  [
    "Nobody speaks of luck in the exports; it began on a {day}, at {hour} UTC.",
    "Nobody speaks of luck in the exports; the incident began on a {day}, at {hour} UTC.",
  ],
  ["For: it is named: “{quote}” ({place}).", "It speaks for this that it is named: {quote} ({place})."],
  [
    "For: the words of the incident read like it with {value}.",
    "It speaks for it that the words of the incident read like it with {value}.",
  ],
  [
    "Against: none of {value} labelled incidents of its family had it.",
    "It speaks against it that none of {value} labelled incidents of its family had it.",
  ],
];

/** How a sentence was put: the wording of which claim, and with which. */
interface Told {
  readonly text: string;
  readonly citations: readonly string[];
}

function toldBy(id: string, sentence: string, wordings: readonly Wording[]): Told {
  const bare = sentence.replaceAll(`{${id}:`, "{");
  const found = wordings.find(([own]) => own === bare)?.[1] ??
    (bare.endsWith("?") || bare.endsWith(".") ? bare : `${bare}.`);
  return { text: found.replaceAll("{", `{${id}:`), citations: [id] };
}

/** Two statements as one sentence. */
function joined(first: Told, second: Told): Told {
  const [opening = "", ...rest] = second.text;
  const isName = /^(?:\{|UTC\b)/.test(second.text);
  return {
    text: `${first.text.slice(0, -1)}, and ${isName ? opening : opening.toLowerCase()}${rest.join("")}`,
    citations: [...first.citations, ...second.citations],
  };
}

const whole = /^(?!(?:It speaks|For:|Against:)).*\{.*\.$/;

/** A model that does as it was asked: every claim once, in its own words where it has any; every other time two in one sentence. */
export function carefulSentences(
  request: ProtocolRequest,
  wordings: readonly Wording[],
  joins: boolean,
): Told[] {
  const told = claimsOf(request).map(({ id, sentence }) => toldBy(id, sentence, wordings));
  if (!joins) return told;
  const sentences: Told[] = [];
  for (const one of told) {
    const last = sentences.at(-1);
    const fits = last?.citations.length === 1 && whole.test(last.text) && whole.test(one.text);
    if (fits) sentences.splice(-1, 1, joined(last, one));
    else sentences.push(one);
  }
  return sentences;
}
