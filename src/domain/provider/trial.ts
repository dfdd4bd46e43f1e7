import type { Locale } from "../notice/locale";

/** The words that try a provider out; they speak of nobody. */
export function trialLetter(
  lender: string,
  locale: Locale,
): Readonly<{ subject: string; text: string }> {
  const name = lender.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return locale === "zh-CN"
    ? {
        subject: `${name}：发送测试`,
        text: `这是 ${name} 通过 Forbear 发送的测试消息。收到它，说明设置正确。\n`,
      }
    : {
        subject: `${name}: a trial`,
        text: `This is a trial message of ${name}, sent by Forbear. It has arrived, so the settings are right.\n`,
      };
}
