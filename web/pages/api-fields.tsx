import { DataTable } from "../components/data-table";
import { Marked } from "../components/marked";
import type { Translator } from "../locales/translate";
import { type ApiDocument, type ApiSchema, resolveSchema } from "./api-document";

/** One field of a body, an answer or an address; inner fields have a dotted name. */
export type FieldLine = Readonly<{
  name: string;
  type: string;
  required: boolean;
  meaning: string;
}>;

const DEPTH_MAX = 3;

/** The fields of an object, its inner objects and the items of its lists, in order. */
export function fieldsOf(
  document: ApiDocument,
  schema: ApiSchema,
  prefix = "",
  depth = 0,
): readonly FieldLine[] {
  const known = resolveSchema(document, schema);
  if (known.items) return fieldsOf(document, known.items, `${prefix}[]`, depth);
  if (depth > DEPTH_MAX) return [];
  const parts = known.allOf ?? known.oneOf ?? known.anyOf;
  if (parts) return uniqueLines(parts.flatMap((part) => fieldsOf(document, part, prefix, depth)));
  return Object.entries(known.properties ?? {}).flatMap(([name, property]) => {
    const full = prefix === "" ? name : `${prefix}.${name}`;
    const inner = resolveSchema(document, property);
    const line: FieldLine = {
      name: full,
      type: typeName(document, property),
      required: known.required?.includes(name) ?? false,
      meaning: property.description ?? inner.description ?? "",
    };
    return [line, ...fieldsOf(document, property, full, depth + 1)];
  });
}

function uniqueLines(lines: readonly FieldLine[]): readonly FieldLine[] {
  return [...new Map(lines.map((line) => [line.name, line])).values()];
}

export function typeName(document: ApiDocument, schema: ApiSchema): string {
  const known = resolveSchema(document, schema);
  if (known.const !== undefined) return JSON.stringify(known.const);
  if (known.enum) return known.enum.map((one) => JSON.stringify(one)).join(" | ");
  const parts = known.oneOf ?? known.anyOf;
  if (parts) return [...new Set(parts.map((part) => typeName(document, part)))].join(" | ");
  if (known.items) return `${typeName(document, known.items)}[]`;
  const type = typeof known.type === "object" ? known.type.join(" | ") : (known.type ?? "object");
  return known.format ? `${type} (${known.format})` : type;
}

type FieldTableProps = Readonly<{
  t: Translator;
  id: string;
  caption: string;
  lines: readonly FieldLine[];
}>;

export function FieldTable({ t, id, caption, lines }: FieldTableProps) {
  if (lines.length === 0) return null;
  return (
    <div class="schema">
      <DataTable
        t={t}
        id={id}
        caption={caption}
        captionShown
        rows={lines}
        columns={[
          {
            key: "name",
            label: t("docs.name"),
            cell: ({ name, required }) => (
              <>
                <code>{name}</code>{" "}
                {required && <span class="quiet small">{t("docs.required")}</span>}
              </>
            ),
          },
          { key: "type", label: t("docs.type"), cell: ({ type }) => <code>{type}</code> },
          {
            key: "meaning",
            prose: true,
            label: t("docs.meaning"),
            cell: ({ meaning }) => <Marked text={meaning} />,
          },
        ]}
      />
    </div>
  );
}
