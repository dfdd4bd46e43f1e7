import { DataTable } from "../components/data-table";
import type { Translator } from "../locales/translate";

/** One change in words: what, as it is before, and as it is after. */
export type ChangeWords = Readonly<{ what: string; before: string; after: string }>;

export type PolicyChangesProps = Readonly<{
  t: Translator;
  /** Of the table, where a page has two of them. */
  id?: string;
  changes: readonly ChangeWords[];
  caption: string;
  /** How the two columns are called. */
  before: string;
  after: string;
}>;

export function PolicyChanges(props: PolicyChangesProps) {
  const { t, id = "difference-table", changes, caption, before, after } = props;
  if (changes.length === 0) return <p class="quiet">{t("policy.differenceNone")}</p>;
  return (
    <DataTable
      t={t}
      id={id}
      caption={caption}
      rows={changes}
      columns={[
        { key: "what", label: t("policy.what"), prose: true, cell: ({ what }) => what },
        { key: "before", label: before, prose: true, cell: (change) => change.before },
        { key: "after", label: after, prose: true, cell: (change) => change.after },
      ]}
    />
  );
}
