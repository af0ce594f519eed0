/**
 * `createServer` of `node:http`, without the rest: an `import` reads everything that the module exports, and one of these
 * (`WebSocket`) loads the whole of the runtime's `fetch`, 20 ms and 10 MB that a start does not need yet.
 */
export const { createServer } = process.getBuiltinModule('node:http');
