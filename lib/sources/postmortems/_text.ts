// deno-lint-ignore no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Text with line ends as `\n` and every control character but tab and line feed replaced by U+FFFD. */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(controls, "\ufffd");
}

/** A heading, cell or label without the marks of Markdown around its words. */
export function bareWords(text: string): string {
  return text.replaceAll(/[*_`]{1,3}|\{\{|\}\}|^#+/g, "").replaceAll(/\s+/g, " ").trim();
}
