/** A message of a meeting's chat. */
export interface ChatLine {
  /** The time as written, in front of the name. */
  readonly clock: string;
  readonly name: string | null;
  readonly text: string;
  /** 1-based line it starts on. */
  readonly line: number;
}

interface Started {
  readonly clock: string;
  readonly name: string | null;
  readonly text: string;
}

/** Reads the start of a message off a line; null for a line that goes on with the message before. */
export type ReadStart = (line: string) => Started | null;

/** Puts the messages of a chat together: a line that starts none goes on with the one before. */
export function* readChat(text: string, startOf: ReadStart): Generator<ChatLine> {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  let open: { started: Started; line: number; more: string[] } | null = null;
  const closed = ({ started, line, more }: NonNullable<typeof open>): ChatLine => ({
    ...started,
    text: [started.text, ...more].join("\n").trim(),
    line,
  });
  for (const [at, line] of lines.entries()) {
    const started = startOf(line);
    if (started) {
      if (open) yield closed(open);
      open = { started, line: at + 1, more: [] };
    } else if (open) open.more.push(line);
  }
  if (open) yield closed(open);
}
