import { partitionOfKey } from "../../kernel/ids";

/** A text as a whole number of 31 bits, always the same: a stream of chance for each key. */
export function keyNumber(key: string): number {
  return partitionOfKey(key, 2 ** 31);
}
