import type { Translator } from "../locales/translate";

/** A ladder step (`reminder-5`, `notice-30`) in words; an unknown one keeps its own name. */
export function stepName(t: Translator, step: string): string {
  const days = Number(step.split("-")[1]);
  if (step.startsWith("reminder-")) return t("notice.step.reminder");
  if (!step.startsWith("notice-") || Number.isNaN(days)) return step;
  return days === 1 ? t("notice.step.first") : t("notice.step.notice", { days });
}
