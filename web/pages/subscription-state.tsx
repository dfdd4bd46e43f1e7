import { StateBadge } from "../components/badge";
import type { Translator } from "../locales/translate";

export type SubscriptionStanding = Readonly<{
  off: Readonly<{ at: number; reason: "switched-off" | "failing" | "gone" }> | null;
  failingSince: number | null;
  trouble: string | null;
}>;

type StateProps = Readonly<{ t: Translator; standing: SubscriptionStanding; timezone: string }>;

/** Whether it takes events, and if not, since when and why. */
export function SubscriptionState({ t, standing, timezone }: StateProps) {
  const { off, failingSince, trouble } = standing;
  if (off) {
    const time = t.formatInstant(off.at, timezone);
    return (
      <>
        <StateBadge tone={off.reason === "switched-off" ? "idle" : "act"}>
          {t("subscription.off")}
        </StateBadge>{" "}
        {t(`subscription.off.${off.reason}`, { time })}
      </>
    );
  }
  if (failingSince === null) {
    return <StateBadge tone="good">{t("subscription.on")}</StateBadge>;
  }
  return (
    <>
      <StateBadge tone="act">{t("subscription.failing")}</StateBadge>{" "}
      {t("subscription.failing.since", {
        time: t.formatInstant(failingSince, timezone),
        trouble: answerWords(t, trouble ?? ""),
      })}
    </>
  );
}

const NO_ANSWERS: ReadonlySet<string> = new Set(["no-connection", "no-answer-in-time"]);

/** What a receiver said, in its own words; that it said nothing, in the reader's. */
export function answerWords(t: Translator, answer: string): string {
  if (!NO_ANSWERS.has(answer)) return answer;
  return t(`delivery.why.${answer}` as "delivery.why.no-connection");
}
