import type { Letter } from "./render";
import type { Locale } from "./locale";

const URL_IN_TEXT = /https:\/\/[^\s<>"']+/g;
/** Fonts that every mail program has; the Chinese ones by their names on each system. */
const FONTS: Readonly<Record<Locale, string>> = {
  en: "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif",
  "zh-CN": "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif",
};
const TEXT_STYLE = "margin:0 0 16px;font-size:16px;line-height:1.55;color:#1c2430";
const FACT_CELL = "padding:6px 0;font-size:16px;line-height:1.45;vertical-align:top";
/** `Past due: $100.00`: a short name, a colon of either width, and what it is. */
const FACT = /^([^:：<]{1,40})[:：]\s*(\S.*)$/u;

/**
 * The same words as HTML for mail programs: one table, styles at the elements and no pictures, since
 * that is what Outlook, Gmail and the telephones have in common. Lines of `name: value` become a
 * table of facts. Nothing is said that the text does not say.
 */
export function htmlOf({ subject, text }: Letter, locale: Locale): string {
  const parts = text
    .trim()
    .split(/\n{2,}/)
    .map((block) => blockHtml(block.split("\n")));
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(subject)}</title></head>
<body style="margin:0;padding:0;background:#f3f5f8">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f5f8">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid #dfe4ea;border-radius:8px;font-family:${FONTS[locale]}">
<tr><td style="padding:28px 28px 12px">
${parts.join("\n")}
</td></tr></table></td></tr></table></body></html>
`;
}

/** One block of lines; the facts among them, where there are two or more, as a table. */
function blockHtml(lines: readonly string[]): string {
  const facts = lines.filter(isFact);
  if (facts.length < 2) return paragraph(lines);
  const first = lines.findIndex(isFact);
  const last = lines.findLastIndex(isFact);
  const rows = lines.slice(first, last + 1).map(factRow);
  return [
    ...(first > 0 ? [paragraph(lines.slice(0, first))] : []),
    `<table cellpadding="0" cellspacing="0" style="margin:0 0 16px;color:#1c2430">${rows.join("")}</table>`,
    ...(last + 1 < lines.length ? [paragraph(lines.slice(last + 1))] : []),
  ].join("\n");
}

function isFact(line: string): boolean {
  const [, , value] = FACT.exec(line) ?? [];
  return value !== undefined && value.length <= 80 && !/^\/\//.test(value);
}

function factRow(line: string): string {
  const [, name = "", value = ""] = FACT.exec(line) ?? [];
  if (!isFact(line)) return `<tr><td colspan="2" style="${FACT_CELL}">${linked(line)}</td></tr>`;
  return (
    `<tr><td style="${FACT_CELL};padding-right:20px;color:#556070">${escaped(name)}</td>` +
    `<td style="${FACT_CELL};font-weight:600">${linked(value)}</td></tr>`
  );
}

function paragraph(lines: readonly string[]): string {
  return `<p style="${TEXT_STYLE}">${lines.map(linked).join("<br>\n")}</p>`;
}

function linked(line: string): string {
  let from = 0;
  let html = "";
  for (const { 0: url, index } of line.matchAll(URL_IN_TEXT)) {
    const href = escaped(url);
    html += `${escaped(line.slice(from, index))}<a href="${href}" style="color:#0b5cad">${href}</a>`;
    from = index + url.length;
  }
  return html + escaped(line.slice(from));
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
