import type { Locale } from "../notice/locale";

/** What a lender's people are told when Forbear stops posting events to an address of theirs. */
export function offLetter(
  { name, url, reason }: Readonly<{ name: string; url: string; reason: "failing" | "gone" }>,
  locale: Locale,
): Readonly<{ subject: string; text: string }> {
  const line = name.replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (locale === "zh-CN") {
    const why = {
      failing: "该地址已连续三天没有成功接收任何事件",
      gone: "该地址回答 410，要求不再发送",
    };
    return {
      subject: `事件订阅“${line}”已停用`,
      text: `${why[reason]}：${url}\n\nForbear 不再向它发送事件。请修复接收程序，然后在“设置 → 事件订阅”中重新启用，并补发这段时间的事件。\n`,
    };
  }
  const why = {
    failing: "It has taken no event for three days",
    gone: "It answered 410, which asks us to send nothing more",
  };
  return {
    subject: `Event subscription "${line}" was switched off`,
    text: `${why[reason]}: ${url}\n\nForbear posts no more events to it. Mend the receiver, switch it on again under Settings, Event subscriptions, and replay the events of the time between.\n`,
  };
}
