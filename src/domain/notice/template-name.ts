import { CHANNELS, type Channel } from "../policy/step-action";

/** Letters from before the due date to the end of the ladder, that a lender writes of its own accord. */
export const ORDINARY_NAMES = [
  "reminder-before-due",
  "past-due-early",
  "past-due",
  "past-due-late",
  "past-due-final",
] as const;
export type OrdinaryName = (typeof ORDINARY_NAMES)[number];

/**
 * Letters that a law demands: what a debt is and how to dispute it (12 CFR 1006.34), help for a late
 * mortgage (12 CFR 1024.39(b)), notice of arrears (Consumer Credit Act 1974 s.86B). Each has a deadline
 * in its pack. None fits into a text message, nor where whoever has a link can read it.
 */
export const STATUTORY_NAMES = ["validation", "early-intervention", "arrears-notice"] as const;
export type StatutoryName = (typeof STATUTORY_NAMES)[number];

/** The letters a policy step can name. */
export const TEMPLATE_NAMES = [...ORDINARY_NAMES, ...STATUTORY_NAMES] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

export function isTemplateName(text: string): text is TemplateName {
  return (TEMPLATE_NAMES as readonly string[]).includes(text);
}

export function isStatutory(name: string): name is StatutoryName {
  return (STATUTORY_NAMES as readonly string[]).includes(name);
}

/** Ways on which others may read along: their words show no amount, and none is what a law demands. */
export const OPEN_CHANNELS = ["sms", "message"] as const;
export type OpenChannel = (typeof OPEN_CHANNELS)[number];

export function isOpenChannel(channel: string): channel is OpenChannel {
  return (OPEN_CHANNELS as readonly string[]).includes(channel);
}

/** Whether a letter is written for a way. */
export function isWrittenFor(name: string, channel: string): boolean {
  return !isOpenChannel(channel) || !isStatutory(name);
}

/** A letter in Liquid, in one language. */
export type Template = Readonly<{ subject: string; text: string }>;

/** The ways on which a template is written, and all templates of one language. */
export const NOTICE_CHANNELS = CHANNELS;
export type NoticeChannel = Channel;
export type TemplatesOfLocale = Readonly<{
  email: Readonly<Record<TemplateName, Template>>;
  letter: Readonly<Record<TemplateName, Template>>;
  sms: Readonly<Record<OrdinaryName, Template>>;
  message: Readonly<Record<OrdinaryName, Template>>;
}>;

/** A template of each letter from what it says. */
export function eachOf(
  says: Readonly<Record<OrdinaryName, string>>,
  template: (said: string) => Template,
): Readonly<Record<OrdinaryName, Template>> {
  const made = ORDINARY_NAMES.map((name) => [name, template(says[name])] as const);
  return Object.fromEntries(made) as Record<OrdinaryName, Template>;
}
