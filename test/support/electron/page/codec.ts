/**
 * Structured clones as text, because what drives Chromium carries text alone: dates, bytes, maps, NaN, holes and
 * cycles arrive as what they are. The function is sent to Chromium as text too, so it uses nothing from outside itself.
 */

export interface ValueCodec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

type Node = [kind: string, ...rest: unknown[]];

export function valueCodec(): ValueCodec {
  const views: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };

  function textOf(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return text;
  }
  const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  function viewName(view: ArrayBufferView): string {
    const name = Object.prototype.toString.call(view).slice(8, -1);
    return name in views ? name : 'Uint8Array';
  }

  type Put = (inner: unknown) => number;
  type Kind = [is: (value: unknown) => boolean, describe: (value: never, put: Put) => Node];
  const instance = (type: unknown) => (value: unknown) => value instanceof (type as new () => object);
  const isOdd = (value: unknown) =>
    typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0));
  /** The first that fits; what none fits is a plain object. */
  const kinds: Kind[] = [
    [isOdd, (value: number) => ['number', Object.is(value, -0) ? '-0' : String(value)]],
    [(value) => typeof value === 'bigint', (value: bigint) => ['bigint', String(value)]],
    [(value) => value === undefined, () => ['undefined']],
    [(value) => typeof value !== 'object' || value === null, (value: unknown) => ['value', value]],
    [instance(Date), (value: Date) => ['date', Number.isNaN(value.getTime()) ? null : value.getTime()]],
    [instance(RegExp), (value: RegExp) => ['regexp', value.source, value.flags]],
    [
      instance(Map),
      (value: Map<unknown, unknown>, put) => [
        'map',
        [...value].map(([key, inner]) => [put(key), put(inner)]),
      ],
    ],
    [instance(Set), (value: Set<unknown>, put) => ['set', [...value].map(put)]],
    [instance(Error), (value: Error) => ['error', value.name, value.message]],
    [instance(ArrayBuffer), (value: ArrayBuffer) => ['buffer', textOf(new Uint8Array(value))]],
    [
      ArrayBuffer.isView,
      (value: ArrayBufferView) => {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        return ['view', viewName(value), textOf(bytes)];
      },
    ],
    [
      Array.isArray,
      (value: unknown[], put) => ['array', Array.from(value, (inner, at) => (at in value ? put(inner) : -1))],
    ],
    [
      (value) => value instanceof Number || value instanceof String || value instanceof Boolean,
      (value: object, put) => ['boxed', put(value.valueOf())],
    ],
    [
      () => true,
      (value: object, put) => ['object', Object.entries(value).map(([key, inner]) => [key, put(inner)])],
    ],
  ];

  /** `put` gives the place of a value within the text. */
  function describe(value: unknown, put: Put): Node {
    const [, how] = kinds.find(([is]) => is(value)) ?? [];
    return how?.(value as never, put) ?? ['undefined'];
  }

  function encode(root: unknown): string {
    const nodes: (Node | null)[] = [];
    const places = new Map<unknown, number>();
    function put(value: unknown): number {
      const known = typeof value === 'object' && value !== null ? places.get(value) : undefined;
      if (known !== undefined) return known;
      const place = nodes.push(null) - 1;
      if (typeof value === 'object') places.set(value, place);
      nodes[place] = describe(value, put);
      return place;
    }
    put(root);
    return JSON.stringify(nodes);
  }

  /** What can hold others is made empty first, so that it can stand in itself. */
  function shellOf([kind, first, second]: Node): unknown {
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(String(first));
      case 'date':
        return new Date(first === null ? Number.NaN : Number(first));
      case 'regexp':
        return new RegExp(String(first), String(second));
      case 'map':
        return new Map();
      case 'set':
        return new Set();
      case 'error':
        return Object.assign(new Error(String(second)), { name: first });
      case 'buffer':
        return bytesOf(String(first)).buffer;
      case 'view': {
        const View = views[String(first)] ?? Uint8Array;
        return new View(bytesOf(String(second)).buffer);
      }
      case 'array':
        return new Array((first as number[]).length);
      case 'object':
        return {};
      default:
        return first;
    }
  }

  type At = (place: number) => unknown;
  const fillers: Record<string, (value: never, parts: never, at: At) => void> = {
    map(value: Map<unknown, unknown>, parts: [number, number][], at) {
      for (const [key, inner] of parts) value.set(at(key), at(inner));
    },
    set(value: Set<unknown>, parts: number[], at) {
      for (const inner of parts) value.add(at(inner));
    },
    array(value: unknown[], parts: number[], at) {
      for (const [index, inner] of parts.entries()) if (inner >= 0) value[index] = at(inner);
    },
    object(value: object, parts: [string, number][], at) {
      for (const [key, inner] of parts) {
        const descriptor = { value: at(inner), enumerable: true, writable: true, configurable: true };
        Object.defineProperty(value, key, descriptor);
      }
    },
  };

  function decode(text: string): unknown {
    const nodes = JSON.parse(text) as Node[];
    const values = nodes.map(shellOf);
    for (const [place, node] of nodes.entries()) {
      if (node[0] === 'boxed') values[place] = Object(values[node[1] as number]);
      else fillers[node[0]]?.(values[place] as never, node[1] as never, (inner) => values[inner]);
    }
    return values[0];
  }

  return { encode, decode };
}
