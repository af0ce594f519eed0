/** Thrown at by the compiler when a member of a union has no case. */
export function assertNever(value: never): never {
  throw new Error(`There is no case for ${JSON.stringify(value)}.`);
}
