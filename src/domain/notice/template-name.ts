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
 * in its pack. None fits into a text message.
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

/** Whether a letter is written for a way: what a law demands is too long for a text message. */
export function isWrittenFor(name: string, channel: string): boolean {
  return channel !== "sms" || !isStatutory(name);
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
}>;
