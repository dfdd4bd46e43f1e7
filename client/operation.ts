import type { ParamsOption, RequestBodyOption } from "openapi-fetch";
import type {
  PathsWithMethod,
  RequiredKeysOf,
  ResponseObjectMap,
  SuccessResponse,
} from "openapi-typescript-helpers";
import type { paths } from "./api.js";

export type Verb = "get" | "post" | "put" | "patch" | "delete";

/** The paths that know a verb. */
export type PathOf<Method extends Verb> = PathsWithMethod<paths, Method>;

/** The operation at a path; `never` where there is none. */
export type OperationAt<Method extends Verb, Path extends PathOf<Method>> = paths[Path] extends {
  [Known in Method]: infer Operation;
}
  ? Operation
  : never;

/** What any call may say beside its parameters and its body. */
export type CallChoices = Readonly<{
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** Names this write, so that it counts once however often it is sent; made up when missing. */
  idempotencyKey?: string;
}>;

export type Init<Operation> = ParamsOption<Operation> & RequestBodyOption<Operation> & CallChoices;

/** The rest of a call's arguments: left out only where nothing is required. */
export type InitOf<Operation> =
  RequiredKeysOf<Init<Operation>> extends never
    ? [init?: Init<Operation>]
    : [init: Init<Operation>];

/** What an operation answers when it succeeds. */
export type DataOf<Operation> = Operation extends { responses: Record<number, unknown> }
  ? SuccessResponse<ResponseObjectMap<Operation>>
  : never;

type PageOf<Path extends PathOf<"get">> = DataOf<OperationAt<"get", Path>>;

/** Paths that answer a page and where the next one begins. */
export type ListPath = {
  [Path in PathOf<"get">]: PageOf<Path> extends { nextCursor: string | null } ? Path : never;
}[PathOf<"get">];

/** What such a list is of. */
export type ItemOf<Path extends ListPath> =
  Extract<PageOf<Path>[keyof PageOf<Path>], readonly unknown[]> extends readonly (infer Item)[]
    ? Item
    : never;
