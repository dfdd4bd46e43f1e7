import type { Locale } from "../notice/locale";

/** What a lender's people are told when a schedule has made a file. It leads to a page, to no file. */
export function readyLetter(
  { name, on, rows, url }: Readonly<{ name: string; on: string; rows: number; url: string }>,
  locale: Locale,
): Readonly<{ subject: string; text: string }> {
  const line = name.replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (locale === "zh-CN") {
    return {
      subject: `导出文件“${line}”已就绪（${on}）`,
      text: `定时导出已完成，共 ${rows} 行。\n\n登录后在此下载，文件保留 30 天：\n${url}\n`,
    };
  }
  return {
    subject: `The export "${line}" of ${on} is ready`,
    text: `A schedule has made it, with ${rows} rows.\n\nSign in and fetch it here; it is kept for 30 days:\n${url}\n`,
  };
}
