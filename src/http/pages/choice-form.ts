import type { MessageKey, Translator } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/clock-time";
import { BY_CLICK, BY_PAGE } from "../../app/borrower/by-link";
import { type ContactChoices, markOf } from "../../domain/contact/choices";
import { type Channel, CONSENTS, WAYS, type Way } from "../../domain/contact/rule";

export type ChoiceValues = Readonly<Record<string, string>>;

/** A dialer is a phone that nobody holds: who wants no calls wants none of either. */
const CHANNELS_OF: Readonly<Record<Way, readonly Channel[]>> = {
  phone: ["phone", "dialer"],
  sms: ["sms"],
  email: ["email"],
  letter: ["letter"],
  visit: ["visit"],
};
const OF_WAYS: readonly Channel[] = WAYS.flatMap((way) => CHANNELS_OF[way]);

/** Choices as the fields show them: a way that is ticked is a wanted one. */
export function choiceValues(choices: ContactChoices): ChoiceValues {
  const { consents, unwantedChannels, hours } = choices;
  const ticked: Record<string, string> = {};
  for (const way of WAYS) {
    if (CHANNELS_OF[way].some((channel) => unwantedChannels.includes(channel))) continue;
    ticked[`way.${way}`] = "on";
  }
  for (const consent of consents) ticked[`consent.${consent}`] = "on";
  return {
    ...ticked,
    "made-from": markOf(choices),
    from: hours === null ? "" : clockTime(hours.startMinute),
    to: hours === null ? "" : clockTime(hours.endMinute),
  };
}

/**
 * What was ticked and typed; channels that no field speaks of stay as they were. Hours that cannot be
 * read become hours that are refused.
 */
export function choicesFrom(values: ChoiceValues): (before: ContactChoices) => ContactChoices {
  const [from, to] = [values["from"] ?? "", values["to"] ?? ""].map((text) => text.trim());
  const hours =
    from === "" && to === ""
      ? null
      : { startMinute: clockMinute(from), endMinute: to === "24:00" ? 1440 : clockMinute(to) };
  return ({ unwantedChannels }) => ({
    consents: CONSENTS.filter((one) => values[`consent.${one}`] === "on"),
    unwantedChannels: [
      ...unwantedChannels.filter((channel) => !OF_WAYS.includes(channel)),
      ...WAYS.filter((way) => values[`way.${way}`] !== "on").flatMap((way) => CHANNELS_OF[way]),
    ],
    hours,
  });
}

/** How something was obtained, in the reader's language where it came by the borrower's own link. */
export function linkWords(t: Translator, text: string): string {
  if (text === BY_PAGE) return t("choice.byPage");
  return text === BY_CLICK ? t("choice.byClick") : text;
}

/** What a form was filled from, kept with it. */
export function formMark(values: ChoiceValues): string {
  return values["made-from"] ?? "";
}

/** At which field a refusal is told, and in which words. */
export function choiceError(code: string): Readonly<Record<string, MessageKey>> {
  if (code === "choice.hours_empty") return { from: "choice.error.hours" };
  if (code === "choice.changed") return { "": "choice.error.changed" };
  if (code === "choice.hours_too_short") return { from: "choice.error.tooShort" };
  return { "": "choice.error.again" };
}

/** Minutes of the day that a clock time names; -1 of anything else. */
export function clockMinute(text: string | undefined): number {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text ?? "");
  return match ? Number(match[1]) * 60 + Number(match[2]) : -1;
}
