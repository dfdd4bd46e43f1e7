import type { Locale } from "../notice/locale";

/** What a lender's people are told when one of its owners has asked for it to be deleted. */
export function deletionLetter(
  { name, on, url }: Readonly<{ name: string; on: string; url: string }>,
  locale: Locale,
): Readonly<{ subject: string; text: string }> {
  const line = name.replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (locale === "zh-CN") {
    return {
      subject: `“${line}”将于 ${on} 被删除`,
      text: `一位所有者已申请删除“${line}”及其全部数据。\n\n删除将于 ${on} 开始，此后无法恢复。在此之前，所有者可以在此撤销申请，并导出全部数据：\n${url}\n`,
    };
  }
  return {
    subject: `${line} will be deleted on ${on}`,
    text: `An owner has asked for ${line} to be deleted with everything in it.\n\nThat begins on ${on} and cannot be undone afterwards. Until then an owner can take it back here, and everything can be exported:\n${url}\n`,
  };
}
