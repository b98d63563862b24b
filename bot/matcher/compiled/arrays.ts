/** Numbers of any size, as they lie in memory. */
type Numbers = Int8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
/** Where an array lies: what the constructors of typed arrays take; the length is in bytes. */
type Place = [buffer: ArrayBufferLike, from: number, bytes: number];

const ALIGN = 8;
const HEAD = 4;
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/**
 * Plain data and arrays as bytes: the data as JSON, with the length of each array, then the arrays one after the other,
 * each starting at a multiple of eight.
 */
export function packArrays(header: object, arrays: readonly Numbers[]): Uint8Array {
  const sizes = arrays.map(({ byteLength }) => byteLength);
  const head = new TextEncoder().encode(JSON.stringify({ ...header, sizes }));
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
export function unpackArrays<T extends object>(packed: Uint8Array): { header: T; arrays: Place[] } {
  const bytes = packed.byteOffset % ALIGN === 0 ? packed : packed.slice();
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD, HEAD + size))) as T & { sizes: number[] };
  let at = bytes.byteOffset + aligned(HEAD + size);
  const end = bytes.byteOffset + bytes.byteLength;
  const arrays = header.sizes.map((length): Place => {
    const from = at;
    at += aligned(length);
    if (from + length > end) throw new Error('an array is cut off');
    return [bytes.buffer, from, length];
  });
  return { header, arrays };
}
