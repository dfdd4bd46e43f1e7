import type { Locale } from "../../domain/notice/locale";
import type { NoticeChannel, Template, TemplateName } from "../../domain/notice/template-name";
import type { Instant } from "../../kernel/calendar";

/** Which letter, on which way that it is written for, in which language. */
export type TemplatePlace = Readonly<{
  name: TemplateName;
  channel: NoticeChannel;
  locale: Locale;
}>;

/** One version of a lender's own words; without words, Forbear's own count again. */
export type TemplateVersion = TemplatePlace &
  Readonly<{ version: number; words: Template | null; author: string; createdAt: Instant }>;

export type TemplateStore = Readonly<{
  /** The newest version of each that the lender has ever written. */
  current(): Promise<readonly TemplateVersion[]>;
  /** Newest first. */
  versions(place: TemplatePlace): Promise<readonly TemplateVersion[]>;
  /** False when another version was saved meanwhile. */
  save(version: TemplateVersion): Promise<boolean>;
}>;
