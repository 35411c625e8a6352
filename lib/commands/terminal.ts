function writeAll(stream: typeof Deno.stdout, text: string): void {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length;) at += stream.writeSync(bytes.subarray(at));
}

/** Writes a line for whoever, or whatever, reads the result. */
export function say(line: string): void {
  writeAll(Deno.stdout, `${line}\n`);
}

/** Writes a line about what went wrong. */
export function complain(line: string): void {
  writeAll(Deno.stderr as typeof Deno.stdout, `${line}\n`);
}

/** Shows how far a command is, in one line that is overwritten; nothing where no person is looking. */
export function progress(line: string): void {
  if (Deno.stderr.isTerminal()) writeAll(Deno.stderr as typeof Deno.stdout, `\r\u001b[K${line}`);
}
