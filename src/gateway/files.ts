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
  };
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Outage("file storage is not answering", 10, { cause: error });
  }
}
