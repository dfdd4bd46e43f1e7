import type { Vault } from "../app/context";
import type { TenantId } from "../kernel/ids";
import type { StoredRow } from "./tenant-tables";

type Opening = Readonly<{ column: string; name: string; place: (row: StoredRow) => string }>;

/** What is sealed and the lender's own: it comes in plain words under a name that says so. */
const OPENED: Readonly<Record<string, Opening>> = {
  borrower: {
    column: "contact_sealed",
    name: "contact",
    place: ({ id }) => `borrower|${id}|contact`,
  },
  notice_content: {
    column: "sealed",
    name: "content",
    place: ({ notice_id }) => `notice|${notice_id}|content`,
  },
  suppression: {
    column: "sealed_address",
    name: "address",
    place: ({ channel, address_index: index }) => `suppression|${channel}|${index}`,
  },
};

/** What opens doors, here or elsewhere: of no use to who leaves, and a danger in a file. */
const IS_SECRET = /^sealed|_sealed$|secret/;

/** A stored row as its lender may have it. */
export function plainRow(
  table: string,
  row: StoredRow,
  vault: Vault,
  tenantId: TenantId,
): Readonly<Record<string, unknown>> {
  const { tenant_id: _, ...own } = row;
  const opening = OPENED[table];
  const plain = Object.entries(own).filter(([column]) => !IS_SECRET.test(column));
  const sealed = opening && row[opening.column];
  if (!opening || typeof sealed !== "string") return Object.fromEntries(plain);
  const text = vault.open(sealed, `${tenantId}|${opening.place(row)}`);
  return { ...Object.fromEntries(plain), [opening.name]: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
