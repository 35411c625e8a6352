/** What differs from one telling of a failure to the next, longest shapes first, each behind what a text must hold for it: most hold little of it. */
const masks: readonly (readonly [holds: RegExp, shape: RegExp])[] = [
  [/:\/\//, /\bhttps?:\/\/\S+/giu],
  [/@/, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  // 2026-03-01T10:00:00Z, 10:15, 3/4/2026
  [
    /\d-\d/,
    /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?/gu,
  ],
  [/\d:\d/, /\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?\b/giu],
  // paths and file names: /var/log/x, C:\x, config.yaml
  [/[/\\]/, /(?<![\w/])(?:[A-Za-z]:)?[/\\][\w.@~-]+(?:[/\\][\w.@~-]+)*[/\\]?/gu],
  [/\.\p{L}/u, /\b[\w-]+\.(?:ya?ml|json|conf|log|sh|py|go|js|ts|java|rb|sql|toml|ini|xml|csv|txt)\b/giu],
  // hosts: db-7.eu-west-1.internal, api.example.com
  [
    /\.\p{L}/u,
    /\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:internal|local|lan|com|net|org|io|dev|cloud|app|co|de|eu|uk|gov)\b/giu,
  ],
  // regions of clouds: eu-central-1, ap-south, us-east-1b
  [
    /-/,
    /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|uk|us)-(?:gov-)?(?:north|south|east|west|central){1,2}(?:-?\d+[a-z]?)?\b/giu,
  ],
  // 8f14e45f-ceea-..., 0x7f, long hexadecimal
  [/-/, /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/giu],
  [/0x/i, /\b0x[0-9a-f]+\b/giu],
  [/[0-9a-f]{7}/i, /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,}\b/giu],
];

/** Words with digits that say what failed, not which one. */
const telling =
  /^(?:[45]xx|[sp]\d{1,2}|p\d{2,3}|p\d+(?:th)?|ipv[46]|k8s|i18n|l10n|x509|oauth2?|http2?|http3|sha\d+|md5|ec2|h2|utf-?8|log4j|neo4j|route53|base64|x86|arm64|tls1|2fa|mp[34]|http[45]\d\d)$/iu;
/** A status of HTTP, where the words before or behind it say that it is one. */
const status =
  /\b(?:(?:https?|status|code|returned|returning|errors?)(?:\s+(?:code|status|error|errors))?[\s:=]+([45]\d\d)s?\b|([45]\d\d)s?(?=\s+(?:errors?|responses?|status|service|internal|bad|gateway|too|forbidden|unauthori[sz]ed|not)\b))/giu;
/** What stands between blanks and holds a digit, and the words in it. */
const withDigit = /(?<!\S)\S*\p{N}\S*/gu;
const word = /[\p{L}\p{N}_][\p{L}\p{N}_.%:#+-]*/gu;

function maskedWord(word: string): string {
  const bare = word.replace(/[.:,+#%-]+$/u, "");
  return !/\p{N}/u.test(bare) || telling.test(bare) ? word : " ";
}

/** Names that stand for themselves in a pattern, longest first, so that "db-orders" goes before "db". */
function namesPattern(names: readonly string[]): RegExp | null {
  const known = [...new Set(names.filter((name) => name.length > 2))].sort((a, b) => b.length - a.length);
  if (known.length === 0) return null;
  const escaped = known.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
}

/**
 * Makes a function that blanks what differs between two tellings of one failure: numbers, times, ids, hosts, addresses,
 * versions, paths, and the names given (of services, say). What is left are the words that say what failed; statuses
 * of HTTP and words such as `p99` or `k8s` are among them.
 *
 * Masking matters more to finding families of incidents than the method that follows it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { textMask } from "hindcast";
 *
 * const mask = textMask(["checkout"]);
 * assert.equal(mask("HTTP 503 from checkout on db-7 since 10:15 (p99 1200ms)"), "http503 from on since (p99 )");
 * ```
 */
export function textMask(names: readonly string[] = []): (text: string) => string {
  const pattern = namesPattern(names);
  return (text) => {
    let masked = text.normalize("NFKC");
    for (const [holds, shape] of masks) if (holds.test(masked)) masked = masked.replace(shape, " ");
    if (pattern) masked = masked.replace(pattern, " ");
    masked = masked.replace(status, (_, after, before) => ` http${after ?? before} `);
    return masked.replace(withDigit, (part) => part.replace(word, maskedWord)).replace(/\s+/gu, " ").trim();
  };
}
