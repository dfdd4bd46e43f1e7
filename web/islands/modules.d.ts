declare module "*.css";

declare module "htmx.org/dist/htmx.esm.min.js" {
  type InternalApi = {
    initSecurity(policy: undefined, compile: () => never, compileAsync: () => never): void;
  };
  const htmx: {
    registerExtension(name: string, extension: { init(internal: InternalApi): void }): void;
  };
  export default htmx;
}
