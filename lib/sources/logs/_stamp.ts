/** A moment as a log line writes it, to the minute. */
export interface LogStamp {
  /** Null where the format has none, as syslog's. */
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** `Z` or `+hh:mm`; null for wall-clock time. */
  readonly offset: string | null;
  /** The zone's abbreviation: what the configured zone must have been called then. */
  readonly called?: string;
  /** Level a letter before the stamp tells, as in `E0714 10:00:00.000000`. */
  readonly letter?: string;
}

/** One way to write a stamp; its named groups are what it tells. */
export interface StampFormat {
  readonly name: string;
  /** Sticky; the group `minute` ends where the seconds begin. */
  readonly pattern: RegExp;
  /** What a file must hold before its day and month are told apart. */
  readonly proof?: RegExp;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const month = `(?<name>${months.join("|")})`;
const clock = String.raw`(?<hour>\d{2}):(?<minute>\d{2}):\d{2}(?:[.,]\d{1,9})?`;
const abbreviation = "[ECMP][SD]T|AK[SD]T|HST|CES?T|WES?T|EES?T|BST|IST|MSK|JST|KST|SGT|HKT|AE[SD]T|NZ[SD]T";
const zone = String.raw`(?:\s?(?<offset>Z|UTC|GMT|[+-]\d{2}:?\d{2})| (?<called>${abbreviation})(?!\w))?`;
const end = String.raw`(?![\w])`;
const level = "(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)";

function format(name: string, pattern: string, proof?: RegExp): StampFormat {
  return { name, pattern: new RegExp(pattern, "dy"), ...(proof ? { proof } : {}) };
}

/**
 * The ways logs write their stamps. Two digits of a year are taken only in the two patterns Hadoop and Spark ship with;
 * days and months in numbers, without a year, only where the file shows which is which.
 */
export const stampFormats: readonly StampFormat[] = [
  format(
    "iso",
    String
      .raw`(?<year>\d{4})[-/.](?<month>\d{2})[-/.](?<day>\d{2})[T _-](?<hour>\d{2})[:.](?<minute>\d{2})[:.]\d{2}(?:[.,]\d{1,9})?${zone}${end}`,
  ),
  format(
    "compact",
    String
      .raw`(?<year>20\d{2})(?<month>\d{2})(?<day>\d{2})[-T ](?<hour>\d{1,2}):(?<minute>\d{1,2}):\d{1,2}(?:[.,:]\d{1,9})?${zone}${end}`,
  ),
  format(
    "syslog",
    String.raw`${month} {1,2}(?<day>\d{1,2}) (?:(?<year>20\d{2}) )?${clock}${end}`,
  ),
  format(
    "ctime",
    String
      .raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? ${month} {1,2}(?<day>\d{1,2}) ${clock} (?:(?<offset>UTC|GMT) |(?<called>${abbreviation}) )?(?<year>20\d{2})${end}`,
  ),
  format(
    "access",
    String
      .raw`(?<day>\d{2})/${month}/(?<year>\d{4}):(?<hour>\d{2}):(?<minute>\d{2}):\d{2}(?:\.\d+)? (?<offset>[+-]\d{4})${end}`,
  ),
  format(
    "day_first",
    String
      .raw`(?<day>\d{1,2})[- ]${month}[- ](?<year>20\d{2}) ${clock}${zone}${end}`,
  ),
  format(
    "spark",
    String
      .raw`(?<short>\d{2})/(?<month>\d{2})/(?<day>\d{2}) ${clock}(?= ${level} [\w.$]+:)`,
  ),
  format(
    "hadoop",
    String
      .raw`(?<short>\d{2})(?<month>\d{2})(?<day>\d{2}) (?<hour>\d{2})(?<minute>\d{2})\d{2}(?= \d+ ${level} )`,
  ),
  format(
    "android",
    String.raw`(?<month>\d{2})-(?<day>\d{2}) ${clock}${end}`,
    /(?:^|\n)\d\d-\d\d .{20,40} [VDIWEF] /,
  ),
  format(
    "dotted",
    String.raw`(?<month>\d{2})\.(?<day>\d{2}) ${clock}${end}`,
    /\[(?:0\d|1[0-2])\.(?:1[3-9]|2\d|3[01]) \d\d:/,
  ),
  format("glog", String.raw`(?<letter>[IWEF])(?<month>\d{2})(?<day>\d{2}) ${clock}${end}`),
  format("epoch", String.raw`(?<minute>1\d{9})(?:\.\d{1,9})?(?![\w.,;])`),
  format("epoch_ms", String.raw`(?<minute>1\d{12})(?![\w.,:;])`),
];

/** What a match of a format's pattern says. */
export function stampOf(groups: Readonly<Record<string, string | undefined>>): LogStamp {
  const { name, year, short, offset, called, letter } = groups;
  const number = (key: string) => Number(groups[key] ?? 0);
  return {
    year: year !== undefined ? Number(year) : short !== undefined ? 2000 + Number(short) : null,
    month: name === undefined ? number("month") : months.indexOf(name) + 1,
    day: number("day"),
    hour: number("hour"),
    minute: number("minute"),
    offset: offset === undefined ? null : /^[A-Z]/.test(offset) ? "Z" : offset,
    ...(called === undefined ? {} : { called }),
    ...(letter === undefined ? {} : { letter }),
  };
}
