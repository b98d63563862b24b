/** A map that holds at most `max` entries and lets go of the one not used for longest. */
export class LruMap<K, V> {
  readonly #map = new Map<K, V>();
  readonly #max: number;
  readonly #keep: (value: V) => boolean;

  /** `keep` says which values are in use and must stay, whatever the number. */
  constructor(max: number, keep: (value: V) => boolean = () => false) {
    this.#max = max;
    this.#keep = keep;
  }

  get size(): number {
    return this.#map.size;
  }

  /** The value, which then counts as just used. */
  get(key: K): V | undefined {
    const value = this.#map.get(key);
    if (value !== undefined) {
      this.#map.delete(key);
      this.#map.set(key, value);
    }
    return value;
  }

  set(key: K, value: V): void {
    this.#map.delete(key);
    this.#map.set(key, value);
    if (this.#map.size <= this.#max) return;
    for (const [oldest, held] of this.#map) {
      if (oldest === key) return;
      if (this.#keep(held)) continue;
      this.#map.delete(oldest);
      return;
    }
  }

  delete(key: K): boolean {
    return this.#map.delete(key);
  }

  entries(): IterableIterator<[K, V]> {
    return this.#map.entries();
  }
}
