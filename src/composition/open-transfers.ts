import type { TenantContext, Vault } from "../app/context";
import type { Env } from "../env";
import { openFiles } from "../gateway/files";
import { instant } from "../kernel/calendar";
import type { ControlDoor } from "../store/control-door";
import { openDeletionStore } from "../store/deletion";
import type { TenantEntry } from "../store/directory";
import { signDownloadLink } from "../store/download-link";
import { openExportStore } from "../store/export";
import { openExportScheduleStore } from "../store/export-schedule";
import { openExtractStore } from "../store/extract";
import { listMembers } from "../store/identity";
import { openImportStore } from "../store/import";
import type { Door } from "../store/tenant-store";

type Parts = Readonly<{ entry: TenantEntry; door: Door; control: ControlDoor; vault: Vault }>;

/** What a lender brings and takes with it as files, and everything when it leaves. */
export function openTransfers(
  env: Env,
  { entry, door, control, vault }: Parts,
): Pick<
  TenantContext,
  | "files"
  | "imports"
  | "exports"
  | "exportSchedules"
  | "extracts"
  | "deletion"
  | "pageUrl"
  | "signDownload"
> {
  const { id: tenant, organizationId } = entry.tenant;
  const people = async () =>
    (await listMembers(env.CONTROL, organizationId)).map(({ name, email, role, joinedAt }) => {
      return { name, email, role, since: instant(joinedAt) };
    });
  return {
    files: openFiles(env.FILES, tenant),
    imports: openImportStore(control),
    exports: openExportStore(control),
    exportSchedules: openExportScheduleStore(control),
    extracts: openExtractStore(door, control, vault, people),
    deletion: openDeletionStore(control, door, env.CONTROL),
    pageUrl: (path) => (env.PUBLIC_URL ? new URL(path, env.PUBLIC_URL).href : null),
    signDownload: (number, until) =>
      signDownloadLink(env.PLATFORM_KEY, { tenant, export: number, until }),
  };
}
