/** Lets a mail program unsubscribe with one click (RFC 8058); nothing where there is no address. */
export function listUnsubscribe(url: string | null): Readonly<Record<string, string>> {
  if (url === null) return {};
  return {
    "List-Unsubscribe": `<${url}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
