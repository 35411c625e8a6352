/** What stands between the stamp of a syslog line and its message. */
export interface SyslogHead {
  /** The program, without its process id. */
  readonly tagFrom: number;
  readonly tagTo: number;
  /** The message, the process id included. */
  readonly body: number;
}

function wordEnd(line: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (line[at] as number) > 0x20) at++;
  return at;
}

function wordStart(line: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (line[at] as number) <= 0x20) at++;
  return at;
}

/** End of a program's name: its process id, the colon or the blank after it. */
function nameEnd(line: Uint8Array, from: number, to: number): number {
  let at = from;
  for (; at < to; at++) {
    const byte = line[at] as number;
    if (byte === 0x5b || byte === 0x28 || byte === 0x3a) break;
  }
  return at;
}

const colon = 0x3a, bracket = 0x5d;

/**
 * Host and program after the stamp, as RFC 3164 has them: `combo sshd[12]: message`. The host is left out.
 *
 * @param strict whether only `program[12]:` is taken for one, where the stamp alone does not tell that it is syslog.
 */
export function syslogHead(line: Uint8Array, from: number, to: number, strict: boolean): SyslogHead | null {
  const host = wordStart(line, from, to);
  const hostEnd = wordEnd(line, host, to);
  const tag = wordStart(line, hostEnd, to);
  const tagEnd = wordEnd(line, tag, to);
  const hostName = nameEnd(line, host, hostEnd);
  if (strict) {
    const isTag = line[tagEnd - 1] === colon && line[tagEnd - 2] === bracket && hostName === hostEnd;
    return isTag
      ? { tagFrom: tag, tagTo: nameEnd(line, tag, tagEnd), body: nameEnd(line, tag, tagEnd) }
      : null;
  }
  if (hostName < hostEnd && hostName > host) return { tagFrom: host, tagTo: hostName, body: hostName };
  const name = nameEnd(line, tag, tagEnd);
  const isTag = name < tagEnd && name > tag && line[tagEnd - 1] === colon;
  return isTag ? { tagFrom: tag, tagTo: name, body: name } : { tagFrom: tag, tagTo: tag, body: tag };
}

/** Host, program and process id after the stamp, as RFC 5424 has them. */
export function structuredHead(line: Uint8Array, from: number, to: number): SyslogHead {
  const hostEnd = wordEnd(line, wordStart(line, from, to), to);
  const tagFrom = wordStart(line, hostEnd, to);
  const tagTo = wordEnd(line, tagFrom, to);
  const processEnd = wordEnd(line, wordStart(line, tagTo, to), to);
  const isNone = tagTo === tagFrom + 1 && line[tagFrom] === 0x2d;
  return { tagFrom, tagTo: isNone ? tagFrom : tagTo, body: processEnd };
}

/** The priority in angle brackets at the start of a line, and where it ends; null where there is none. */
export function priorityOf(
  line: Uint8Array,
  from: number,
  to: number,
): { priority: number; end: number } | null {
  if (line[from] !== 0x3c) return null;
  let priority = 0;
  for (let at = from + 1; at < to && at < from + 5; at++) {
    const byte = line[at] as number;
    if (byte === 0x3e) return at > from + 1 ? { priority, end: at + 1 } : null;
    if (byte < 0x30 || byte > 0x39) return null;
    priority = priority * 10 + byte - 0x30;
  }
  return null;
}
