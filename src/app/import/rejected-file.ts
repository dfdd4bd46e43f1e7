import Papa from "papaparse";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { readResults } from "./read-rows-of";
import type { RowResult } from "./row-result";
import type { ImportJob } from "./store";

export type RejectedFile = Readonly<{ fileName: string; body: ReadableStream<Uint8Array> }>;

/**
 * The rejected rows as they were sent, with their row number and the reasons behind them: correct
 * it and send it again. Written part by part, so that its size does not matter.
 */
export async function rejectedFile(
  ctx: TenantContext,
  number: number,
): Promise<Result<RejectedFile, Readonly<{ code: "import.not_found" }>>> {
  ctx.allow("import.read");
  const job = await ctx.imports.find(number);
  if (!job) return refuse({ code: "import.not_found" });
  const name = job.fileName.replace(/\.csv$/i, "");
  return ok({ fileName: `${name}-rejected.csv`, body: rejectedRows(ctx, job) });
}

function rejectedRows(ctx: TenantContext, job: ImportJob): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const header = [...(job.header ?? []), "rejectedRow", "rejectedBecause"];
  let part = -1;
  return new ReadableStream({
    async pull(controller) {
      if (part === -1) {
        controller.enqueue(encoder.encode(csv([header])));
      } else if (part < job.chunk) {
        const lines = linesOf(await readResults(ctx, job.number, part), header.length - 2);
        if (lines.length > 0) controller.enqueue(encoder.encode(csv(lines)));
      } else {
        controller.close();
      }
      part += 1;
    },
  });
}

function linesOf(results: readonly RowResult[], width: number): string[][] {
  return results.flatMap((result) => {
    if (result.status !== "rejected") return [];
    const cells = Array.from({ length: width }, (_, index) => result.cells[index] ?? "");
    const reasons = result.errors.map(({ detail }) => detail).join("; ");
    return [[...cells, String(result.row), reasons]];
  });
}

function csv(lines: readonly (readonly string[])[]): string {
  return `${Papa.unparse(lines as string[][], { newline: "\r\n" })}\r\n`;
}
