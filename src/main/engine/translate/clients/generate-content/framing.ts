export type Framing = 'sse' | 'array'

/** Google streams as SSE to those who ask by `alt=sse`, and as one JSON array, element by element, to all others. */
export class Frames {
  readonly #framing: Framing
  #begun = false

  constructor(framing: Framing) {
    this.#framing = framing
  }

  next(response: object): string {
    const json = JSON.stringify(response)
    if (this.#framing === 'sse') return `data: ${json}\r\n\r\n`
    const before = this.#begun ? ',\r\n' : '['
    this.#begun = true
    return before + json
  }

  last(response: object): string {
    return this.next(response) + (this.#framing === 'sse' ? '' : ']')
  }
}
