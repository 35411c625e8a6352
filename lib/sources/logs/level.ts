import { lookUp } from "../_look_up.ts";

/** How grave a line of a log is. */
export type LogLevel = "debug" | "error" | "fatal" | "info" | "trace" | "warning";

const words: Readonly<Record<string, LogLevel>> = {
  emerg: "fatal",
  emergency: "fatal",
  panic: "fatal",
  alert: "fatal",
  crit: "fatal",
  critical: "fatal",
  fatal: "fatal",
  failure: "error",
  severe: "error",
  err: "error",
  error: "error",
  warn: "warning",
  warning: "warning",
  notice: "info",
  info: "info",
  information: "info",
  informational: "info",
  log: "info",
  config: "debug",
  debug: "debug",
  fine: "debug",
  finer: "trace",
  finest: "trace",
  trace: "trace",
  verbose: "trace",
  v: "trace",
  d: "debug",
  i: "info",
  w: "warning",
  e: "error",
  f: "fatal",
};

/** The eight severities of syslog. */
const severities: readonly LogLevel[] = [
  "fatal",
  "fatal",
  "fatal",
  "error",
  "warning",
  "info",
  "info",
  "debug",
];

/** The level a number of syslog stands for, the facility left aside. */
export function syslogLevel(priority: number): LogLevel {
  return severities[priority & 7] ?? "info";
}

/** The level a tool's word stands for, also a number as bunyan and GELF write it; null for any other. */
export function logLevel(word: string | null | undefined): LogLevel | null {
  if (!word) return null;
  const number = /^\d{1,2}$/.test(word) ? Number(word) : null;
  if (number !== null) {
    return number < 8 ? syslogLevel(number) : lookUp(tens, String(Math.floor(number / 10))) ?? null;
  }
  return lookUp(words, word.trim().toLowerCase()) ?? null;
}

const tens: Readonly<Record<string, LogLevel>> = {
  1: "trace",
  2: "debug",
  3: "info",
  4: "warning",
  5: "error",
  6: "fatal",
};

const upper =
  /\b(EMERG|EMERGENCY|PANIC|ALERT|CRIT|CRITICAL|FATAL|SEVERE|FAILURE|ERR|ERROR|WARN|WARNING|NOTICE|INFO|CONFIG|DEBUG|FINE|FINER|FINEST|TRACE|VERBOSE|LOG(?=:))\b/;
const named = /\b(?:level|lvl|severity|loglevel)=(?:"?)([A-Za-z]+)/;
const boxed =
  /[[<(](?:[\w-]+:)?(emerg|alert|crit|critical|fatal|error|err|warn|warning|notice|info|debug|trace)[\])>]/i;
const first =
  /^[\s<*>:|,[\]()-]*(emerg|crit|critical|fatal|error|err|warn|warning|notice|info|information|debug|trace)\b/i;
const letter = /^[\s<*>:|[\]()-]*([VDIWEF])(?:\/|\s)/;
const reach = 160;

/** The level the text of a line tells near its beginning. */
export function levelIn(text: string): LogLevel | null {
  const near = text.slice(0, reach);
  const word = named.exec(near)?.[1] ?? boxed.exec(near)?.[1] ?? letter.exec(near)?.[1] ??
    upper.exec(near)?.[1] ?? first.exec(near)?.[1];
  return logLevel(word);
}
