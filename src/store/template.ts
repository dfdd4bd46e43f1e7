import type { TemplatePlace, TemplateStore, TemplateVersion } from "../app/template/store";
import type { Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type TemplateColumns = Readonly<{
  template: TemplatePlace["name"];
  channel: TemplatePlace["channel"];
  locale: TemplatePlace["locale"];
  version: number;
  subject: string | null;
  text: string | null;
  author: string;
  created_at: Instant;
}>;

const COLUMNS = "template, channel, locale, version, subject, text, author, created_at";

const CURRENT = tenantStatement<TemplateColumns>(
  "template_version.current",
  `SELECT ${COLUMNS} FROM template_version AS own WHERE tenant_id = ?1 AND version = (
     SELECT MAX(version) FROM template_version WHERE tenant_id = ?1 AND template = own.template
       AND channel = own.channel AND locale = own.locale)`,
);
const VERSIONS = tenantStatement<TemplateColumns>(
  "template_version.versions",
  `SELECT ${COLUMNS} FROM template_version
   WHERE tenant_id = ?1 AND template = ?2 AND channel = ?3 AND locale = ?4
   ORDER BY version DESC LIMIT 100`,
);
const SAVE = tenantStatement(
  "template_version.save",
  `INSERT INTO template_version (tenant_id, template, channel, locale, version, subject, text,
     author, created_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
   ON CONFLICT (tenant_id, template, channel, locale, version) DO NOTHING`,
);

/** One tenant's own words for its letters. */
export function openTemplateStore(door: ControlDoor): TemplateStore {
  return {
    async current() {
      return (await door.all(CURRENT)).map(toVersion);
    },
    async versions({ name, channel, locale }) {
      return (await door.all(VERSIONS, name, channel, locale)).map(toVersion);
    },
    async save({ name, channel, locale, version, words, author, createdAt }) {
      const place = [name, channel, locale, version] as const;
      const said = [words?.subject ?? null, words?.text ?? null] as const;
      return (await door.run(SAVE, ...place, ...said, author, createdAt)) === 1;
    },
  };
}

function toVersion(row: TemplateColumns): TemplateVersion {
  const { template: name, channel, locale, version, subject, text, author } = row;
  const words = text === null ? null : { subject: subject ?? "", text };
  return { name, channel, locale, version, words, author, createdAt: row.created_at };
}
