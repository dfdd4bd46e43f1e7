import {
  columnFieldName,
  type MappingFormValues,
  MappingsPage,
} from "../../../web/pages/import-mappings";
import { listMappings, type SavedMapping, saveMapping } from "../../app/import/mappings";
import { CANONICAL_COLUMNS, DATE_COLUMNS, REQUIRED_COLUMNS } from "../../domain/import/columns";
import { IMPORT_KINDS, type ImportKind, Mapping } from "../../domain/import/mapping";
import { emptyMapping, fromPlain, toPlain } from "../../domain/import/plain-mapping";
import { DATE_FORMATS } from "../../domain/import/read-date";
import { MAPPING_NAME_MAX } from "../routes/import-request";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";

const PATH = "/imports/mappings";

/** A lender's own headers, date format and constants, saved under a name for its imports. */
export const importMappingPages = newPages();

importMappingPages.get(PATH, async (c) => {
  const saved = await listMappings(c.get("tenant"));
  const asked = saved.find(({ name }) => name === c.req.query("name"));
  const plain = asked && toPlain(asked.mapping);
  const kind = kindOf(c.req.query("kind"));
  return render(c, saved, { name: asked?.name ?? "", ...(plain ?? emptyMapping(kind)) });
});

importMappingPages.post(PATH, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("import.write");
  const form = await readForm(c);
  const kind = kindOf(form["kind"]);
  const values = {
    name: form["name"]?.trim() ?? "",
    kind,
    dateFormat: DATE_FORMATS.find((format) => format === form["dateFormat"]) ?? DATE_FORMATS[0],
    lines: Object.fromEntries(
      CANONICAL_COLUMNS[kind].map((column) => [column, form[columnFieldName(column)] ?? ""]),
    ),
  };
  const mapping = Mapping.safeParse(fromPlain(values));
  const saved = await listMappings(ctx);
  const wrong = wrongOf(values, mapping.error?.issues.map(({ path }) => String(path[1])) ?? []);
  if (!mapping.success || wrong.size > 0) return render(c, saved, values, wrong);
  await saveMapping(ctx, values.name, mapping.data);
  return redirectAfter(c, PATH, { key: "mapping.saved", facts: { name: values.name } });
});

function kindOf(text: string | undefined): ImportKind {
  return IMPORT_KINDS.find((kind) => kind === text) ?? "loans";
}

/** The fields that are wrong: a name that no import could choose, nothing mapped, a line too long. */
function wrongOf(values: MappingFormValues, columns: readonly string[]): ReadonlySet<string> {
  const wrong = new Set(columns.map(columnFieldName));
  const { name, lines } = values;
  // A mapping's JSON begins with a brace, and an import tells the two apart by it.
  const isName = name !== "" && name.length <= MAPPING_NAME_MAX && !/^\{|\p{Cc}/u.test(name);
  if (!isName) wrong.add("name");
  if (Object.values(lines).every((line) => line.trim() === "")) wrong.add("");
  return wrong;
}

async function render(
  c: PageContext,
  saved: readonly SavedMapping[],
  values: MappingFormValues,
  wrong: ReadonlySet<string> = new Set(),
) {
  const { t, frame } = pageShell(c, { current: "/imports" });
  const errors = [...wrong].map((field) => {
    if (field === "") return [field, t("mapping.nothing")] as const;
    return [field, t(field === "name" ? "mapping.nameWrong" : "mapping.lineWrong")] as const;
  });
  const required = new Set<string>(REQUIRED_COLUMNS[values.kind]);
  const page = (
    <MappingsPage
      t={t}
      frame={frame}
      saved={saved.map(({ name, kind, mapping }) => ({
        name,
        kind,
        columnCount: Object.keys(mapping.columns).length,
        isPlain: toPlain(mapping) !== undefined,
      }))}
      columns={CANONICAL_COLUMNS[values.kind].map((name) => ({
        name,
        isRequired: required.has(name),
        isDate: DATE_COLUMNS.has(name),
      }))}
      dateFormats={DATE_FORMATS}
      values={values}
      canSave={c.get("tenant").actor.permissions.includes("import.write")}
      errors={Object.fromEntries(errors)}
    />
  );
  return renderPage(c, page, wrong.size > 0 ? 422 : 200);
}
