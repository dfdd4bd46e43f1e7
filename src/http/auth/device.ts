const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bMicroMessenger\//, "WeChat"],
  [/Chrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];
const LENGTH_MAX = 60;

/**
 * A browser and a system that a person recognizes ("Firefox · Windows"); order matters, since
 * browsers name their ancestors too. A program is shown by the name it gives itself.
 */
export function deviceOf(userAgent: string | null): string {
  const text = userAgent ?? "";
  const names = [nameIn(BROWSERS, text), nameIn(SYSTEMS, text)].filter((name) => name !== "");
  if (names.length > 0) return names.join(" · ");
  return text.split(/[\s/]/)[0]?.slice(0, LENGTH_MAX) || "–";
}

function nameIn(table: readonly (readonly [RegExp, string])[], text: string): string {
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? "";
}
