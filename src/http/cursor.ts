import type { z } from "zod";

/** Where a list goes on, opaque to the caller. It only says a place: the tenant comes from the door. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place), "utf8").toString("base64url");
}

/** Undefined for text that is no cursor of this list. */
export function decodeCursor<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): z.output<Schema> | undefined {
  if (text.length > 2000) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
