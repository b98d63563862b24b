/** The kinds of numbers that a file may hold. */
const KINDS = { Int8Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;
/** Numbers of any kind, as they lie in memory. */
export type Numbers = Int8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** What the header says of the arrays: the kind of each, and its length in bytes. */
interface Arrays {
  kinds: Kind[];
  sizes: number[];
}

const ALIGN = 8;
const HEAD = 4;
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/**
 * Plain data and arrays as bytes: the data as JSON, with the kind and length of each array, then the arrays one after the other,
 * each starting at a multiple of eight.
 */
export function packArrays(header: object, arrays: readonly Numbers[]): Uint8Array {
  const sizes = arrays.map(({ byteLength }) => byteLength);
  const kinds = arrays.map((array) => array.constructor.name as Kind);
  const head = new TextEncoder().encode(JSON.stringify({ ...header, kinds, sizes } satisfies Arrays));
  const from = aligned(HEAD + head.length);
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + aligned(size), from));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, HEAD);
  let at = from;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/**
 * What was packed. The arrays are views of the bytes, so the bytes must not change.
 * @throws if the bytes are incomplete.
 */
export function unpackArrays<T extends object>(packed: Uint8Array): { header: T; arrays: Numbers[] } {
  const bytes = packed.byteOffset % ALIGN === 0 ? packed : packed.slice();
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + HEAD, size).toString()) as T & Arrays;
  let at = bytes.byteOffset + aligned(HEAD + size);
  const end = bytes.byteOffset + bytes.byteLength;
  const arrays = header.sizes.map((length, place): Numbers => {
    const from = at;
    at += aligned(length);
    if (from + length > end) throw new Error('an array is cut off');
    const kind = KINDS[header.kinds[place]!];
    return new kind(bytes.buffer as ArrayBuffer, from, length / kind.BYTES_PER_ELEMENT);
  });
  return { header, arrays };
}
