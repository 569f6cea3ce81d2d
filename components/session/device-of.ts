const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS)\//, "Chrome"],
  [/\bVersion\/.*\bSafari\//, "Safari"],
];

// An iPhone names Mac OS X, and Android names Linux: the narrower comes first.
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];

type Client = { kind: "browser" | "token"; user_agent: string | null };

/**
 * Returns what a person calls the device of a session: "Firefox on Windows", "Safari on iPhone", or
 * the program that an API client names itself by.
 */
export function deviceOf({ kind, user_agent }: Client): string {
  const text = user_agent ?? "";
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1];
  if (browser) return system ? `${browser} on ${system}` : browser;
  if (kind === "browser") return system ? `Browser on ${system}` : "Unknown browser";
  const program = /^[\w.-]{1,40}/.exec(text)?.[0];
  return program ? `App “${program}”` : "An app";
}
