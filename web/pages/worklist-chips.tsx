import { WORKING_ROLES } from "../../src/domain/policy/step-action";
import { FilterChips } from "../components/filter-chips";
import type { Translator } from "../locales/translate";

/** Whose tasks: everybody's, the reader's own, or those of a role. */
export const LISTS = ["all", "mine", ...WORKING_ROLES] as const;
export type ListName = (typeof LISTS)[number];

export function WorklistChips({ t, list }: Readonly<{ t: Translator; list: ListName }>) {
  const label = (one: ListName) => {
    if (one === "all") return t("shell.all");
    return one === "mine" ? t("tasks.mine") : t(`case.role.${one}`);
  };
  return (
    <FilterChips
      label={t("tasks.role")}
      chips={LISTS.map((one) => ({
        label: label(one),
        href: worklistHref(one),
        current: list === one,
      }))}
    />
  );
}

export function worklistHref(list: ListName, cursor?: string): string {
  const parameters = new URLSearchParams({ role: list });
  if (cursor !== undefined) parameters.set("cursor", cursor);
  return `/worklist?${parameters.toString()}`;
}
