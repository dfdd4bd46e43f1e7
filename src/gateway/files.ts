import type { FileStore } from "../app/context";
import { Outage } from "../kernel/outage";
import type { TenantId } from "../kernel/ids";

/** A tenant's files in R2: every key begins with the tenant, put there by nobody else. */
export function openFiles(bucket: R2Bucket, tenantId: TenantId): FileStore {
  const keyOf = (key: string) => `t/${tenantId}/${key}`;
  return {
    async put(key, body) {
      await reached(() => bucket.put(keyOf(key), body));
    },
    async size(key) {
      return (await reached(() => bucket.head(keyOf(key))))?.size;
    },
    async range(key, offset, length) {
      const object = await reached(() => bucket.get(keyOf(key), { range: { offset, length } }));
      return object ? new Uint8Array(await object.arrayBuffer()) : new Uint8Array();
    },
    async text(key) {
      const object = await reached(() => bucket.get(keyOf(key)));
      return object?.text();
    },
    async keep(key, text) {
      const body = new TextEncoder().encode(text);
      const digest = await crypto.subtle.digest("SHA-256", body);
      await reached(() => bucket.put(keyOf(key), body));
      return { bytes: body.length, sha256: Buffer.from(digest).toString("hex") };
    },
    async stream(key, offset, length) {
      return (await reached(() => bucket.get(keyOf(key), { range: { offset, length } })))?.body;
    },
    async count(prefix) {
      let files = 0;
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await reached(() => bucket.list(pageOf(keyOf(prefix), cursor)));
        files += page.objects.length;
        more = page.truncated;
        cursor = page.truncated ? page.cursor : undefined;
      }
      return files;
    },
    async removeAll(prefix) {
      // What is removed is not listed again, so every page is the first one.
      for (let found = FILES_PER_PAGE; found > 0; ) {
        const page = await reached(() => bucket.list(pageOf(keyOf(prefix), undefined)));
        found = page.objects.length;
        if (found > 0) await reached(() => bucket.delete(page.objects.map(({ key }) => key)));
      }
    },
  };
}

/** As many as R2 lists, and deletes, at once. */
const FILES_PER_PAGE = 1000;

function pageOf(prefix: string, cursor: string | undefined): R2ListOptions {
  return { prefix, limit: FILES_PER_PAGE, ...(cursor === undefined ? {} : { cursor }) };
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Outage("file storage is not answering", 10, { cause: error });
  }
}
