/** One event of a stream, before it has its number. */
export interface ResponseEvent {
  readonly type: string
  readonly [field: string]: unknown
}

/** Writes events in the order in which they are numbered. */
export class EventWriter {
  #sequence = 0

  write(events: readonly ResponseEvent[]): string {
    return events.map((event) => this.#framed(event)).join('')
  }

  #framed({ type, ...fields }: ResponseEvent): string {
    const data = { type, sequence_number: this.#sequence++, ...fields }
    return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`
  }
}
