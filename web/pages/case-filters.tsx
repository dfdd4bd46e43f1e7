import { CASE_STATES, type CaseState } from "../../src/domain/case/case";
import {
  PRIORITIES,
  type Priority,
  WORKING_ROLES,
  type WorkingRole,
} from "../../src/domain/policy/step-action";
import { FilterChips } from "../components/filter-chips";
import type { Translator } from "../locales/translate";

/** Whose cases: the reader's own, or those that nobody has taken. */
export const OWNERS = ["me", "nobody"] as const;

export type CaseFilters = Readonly<{
  state: CaseState | null;
  stage: string | null;
  priority: Priority | null;
  ownerRole: WorkingRole | null;
  owner: (typeof OWNERS)[number] | null;
}>;

type Props = Readonly<{ t: Translator; filters: CaseFilters }>;

/** One row of chips for each filter; the one in force takes itself away. */
export function CaseFilterChips({ t, filters }: Props) {
  const chips = <K extends keyof CaseFilters>(
    key: K,
    values: readonly NonNullable<CaseFilters[K]>[],
    label: (value: NonNullable<CaseFilters[K]>) => string,
  ) => [
    {
      label: t("shell.all"),
      href: casesHref({ ...filters, [key]: null }),
      current: filters[key] === null,
    },
    ...values.map((value) => ({
      label: label(value),
      href: casesHref({ ...filters, [key]: value }),
      current: filters[key] === value,
    })),
  ];
  return (
    <>
      <FilterChips
        label={t("cases.state")}
        chips={chips("state", CASE_STATES, (one) => t(`case.state.${one}`))}
      />
      <FilterChips
        label={t("cases.owner")}
        chips={chips("owner", OWNERS, (one) => t(`cases.owner.${one}`))}
      />
      <FilterChips
        label={t("cases.priority")}
        chips={chips("priority", PRIORITIES, (one) => t(`case.priority.${one}`))}
      />
      <FilterChips
        label={t("case.role")}
        chips={chips("ownerRole", WORKING_ROLES, (one) => t(`case.role.${one}`))}
      />
      {filters.stage !== null && (
        <FilterChips
          label={t("cases.stage")}
          chips={chips("stage", [filters.stage], (stage) => t("cases.filter.stage", { stage }))}
        />
      )}
    </>
  );
}

/** Open ones are what is asked for without a word, so that all of them are named. */
export function casesHref(filters: CaseFilters, cursor?: string): string {
  const parameters = new URLSearchParams({ state: filters.state ?? "all" });
  for (const key of ["stage", "priority", "ownerRole", "owner"] as const) {
    const value = filters[key];
    if (value !== null) parameters.set(key, value);
  }
  if (cursor !== undefined) parameters.set("cursor", cursor);
  return `/cases?${parameters.toString()}`;
}
