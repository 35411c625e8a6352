import { levelIn, type LogLevel } from "./level.ts";
import type { LogShape } from "./counts.ts";
import { wildcard } from "./_shape.ts";

const access = /^([A-Z]{3,20})<\*>((\d)\d\d)$/;
const host =
  /(?<![\w.@-])(?:[a-z][a-z0-9-]*\.)+(?:com|net|org|edu|gov|io|dev|cloud|local|internal|lan|corp|cn|de|uk|fr|eu|ru|jp|br|in|hk)(?![\w-]|\.\w)/gi;
const who = /\b((?:r?user(?:name)?|uname|logname|r?host(?:name)?|email|account)=)[^\s,;|)\]]+/gi;
/** Names of accounts in the sentences of login services. */
const account = /(\b(?:user|account|for)) (?!unknown\b)[\w.$-]+(?= (?:from|by|at|\[|\(|port)|$)/gi;
const named = /\b(?:service|service_name|svc|app|application)=([A-Za-z][\w.-]*)/;
const day = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?=[A-Z][a-z]{2} <\*>|<\*>)/g;
const month = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) <\*>/g;
const edges = /^[\s\]|:,-]+|[\s]+$/g;
const templateLength = 400;

function accessLevel(status: string | undefined): LogLevel {
  return status === "5" ? "error" : status === "4" ? "warning" : "info";
}

/**
 * What masked text says: its template, its level and the service it names.
 *
 * @param text the masked line without its stamp; before a NUL the program, where the line names one.
 * @param stated level known from elsewhere: the priority of syslog, the letter before a stamp.
 */
export function shapeOf(text: string, stated: LogLevel | null): LogShape {
  const parts = text.split("\0");
  const service = parts.length > 1 ? parts[0] || null : null;
  const body = parts.at(-1) ?? "";
  const status = access.exec(body);
  if (status) {
    const [, method, code, hundreds] = status;
    return { service, level: accessLevel(hundreds), template: `${method} ${wildcard} ${code}` };
  }
  const masked = body.replaceAll(host, wildcard).replaceAll(who, `$1${wildcard}`).replaceAll(
    account,
    `$1 ${wildcard}`,
  )
    .replaceAll(day, "").replaceAll(month, wildcard);
  const template = `${service ?? ""}${masked}`.replaceAll(edges, "").toWellFormed().slice(0, templateLength);
  return {
    service: service ?? named.exec(body)?.[1] ?? null,
    level: stated ?? levelIn(body),
    template: template === "" ? wildcard : template,
  };
}
