/** Names an attacker could put into an export. */
export const hostile = [
  "javascript:alert(1)",
  "<img src=x onerror=alert(1)>",
  "![x](http://evil.example)",
  "</script><script>alert(1)</script>",
  "pay\u202Estnem\u0000\u000B\u2028api",
  "lone \uD800 half",
  "datum['x']\"]}');alert(1)//",
  "=cmd|' /C calc'!A0",
  "{{constructor.constructor('alert(1)')()}}",
  "\u200B",
  "W".repeat(300),
] as const;
