const MOST_ITEMS = 100
const MOST_BYTES = 128 * 1024 * 1024

export interface Stored<Meta> {
  readonly meta: Meta
  readonly content: Uint8Array
}

/** Uploads and videos of this run, in memory only. Bounded: the oldest item leaves when one more would be too many. */
export class Shelf<Meta> {
  readonly #items = new Map<string, Stored<Meta>>()
  #bytes = 0

  put(id: string, meta: Meta, content: Uint8Array = new Uint8Array()): Meta {
    this.remove(id)
    this.#items.set(id, { meta, content })
    this.#bytes += content.byteLength
    for (const oldest of this.#items.keys()) {
      if (this.#items.size <= MOST_ITEMS && this.#bytes <= MOST_BYTES) break
      this.remove(oldest)
    }
    return meta
  }

  get(id: string): Stored<Meta> | undefined {
    return this.#items.get(id)
  }

  remove(id: string): boolean {
    this.#bytes -= this.#items.get(id)?.content.byteLength ?? 0
    return this.#items.delete(id)
  }

  /** Newest first, as the providers list. */
  list(): readonly Meta[] {
    return [...this.#items.values()].map((item) => item.meta).reverse()
  }
}

type Fields = Readonly<Record<string, unknown>>

/** One shelf per kind of thing: an id of one provider is unknown to the others. */
export interface Shelves {
  readonly openaiFiles: Shelf<Fields>
  readonly openaiVideos: Shelf<Fields>
  readonly openaiBatches: Shelf<Fields>
  readonly anthropicFiles: Shelf<Fields>
  readonly geminiFiles: Shelf<Fields>
  readonly geminiUploads: Shelf<Fields>
  readonly geminiOperations: Shelf<Fields>
}

export function emptyShelves(): Shelves {
  return {
    openaiFiles: new Shelf(),
    openaiVideos: new Shelf(),
    openaiBatches: new Shelf(),
    anthropicFiles: new Shelf(),
    geminiFiles: new Shelf(),
    geminiUploads: new Shelf(),
    geminiOperations: new Shelf(),
  }
}
