import { describeApi } from "../../src/http/api";
import { createApp } from "../../src/http/app";
import { PROBLEMS } from "../../src/http/problem-codes";

/** The document of the routes as they are in the source, and every code that they can refuse with. */
export const described = {
  document: describeApi(createApp(), "https://forbear.example"),
  problemCodes: Object.keys(PROBLEMS),
};
