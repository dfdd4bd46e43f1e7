import { CHANNELS, type Channel } from "../policy/step-action";

/** The letters a policy step can name, from before the due date to the end of the ladder. */
export const TEMPLATE_NAMES = [
  "reminder-before-due",
  "past-due-early",
  "past-due",
  "past-due-late",
  "past-due-final",
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

export function isTemplateName(text: string): text is TemplateName {
  return (TEMPLATE_NAMES as readonly string[]).includes(text);
}

/** A letter in Liquid, in one language. */
export type Template = Readonly<{ subject: string; text: string }>;

/** The ways on which a template is written, and all templates of one language. */
export const NOTICE_CHANNELS = CHANNELS;
export type NoticeChannel = Channel;
export type TemplatesOfLocale = Readonly<
  Record<NoticeChannel, Readonly<Record<TemplateName, Template>>>
>;
