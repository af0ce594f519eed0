/** What is destroyed answers no more: electron/shell/common/gin_helper/function_template.h, "Object has been destroyed". */

/** What stays there after the end, as Electron's own wrappers stay: emitters, and the question itself. */
const allowed = new Set(['constructor', 'isDestroyed', 'destroy']);

type Methods = Record<string, (...args: unknown[]) => unknown>;

/** Makes every method of a class throw once `isGone` says so. `isDestroyed` and `destroy` answer on. */
export function endsWhenDestroyed<T extends object>(
  prototype: T,
  isGone: (self: T) => boolean,
  message = 'Object has been destroyed',
  spared: readonly string[] = [],
): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const { value } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
    if (typeof value !== 'function' || allowed.has(name) || spared.includes(name)) continue;
    (prototype as Methods)[name] = function (this: T, ...args: unknown[]) {
      if (isGone(this)) throw new TypeError(message);
      return value.apply(this, args);
    };
  }
}
