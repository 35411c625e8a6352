/** Whether a name is an IANA time zone such as Europe/Berlin or UTC; abbreviations are none, they mean several. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^UTC$|\//.test(name);
  } catch {
    return false;
  }
}
