/** Facts that a message names in braces: `{count}`; numbers are written the reader's way. */
export type Facts = Readonly<Record<string, string | number>>;

/**
 * What another language must say for the keys of an English area. Chinese has one plural form, so
 * only `.other` is asked of it.
 */
export type Translation<Area> = {
  readonly [Key in keyof Area as Key extends `${string}.one` ? never : Key]: string;
};
