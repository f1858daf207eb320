export interface FoundStop {
  readonly at: number
  readonly stop: string
}

/** The first of the sequences that a text holds; of two at one place, the longer one. */
export function firstStop(text: string, stops: readonly string[]): FoundStop | null {
  let found: FoundStop | null = null
  for (const stop of stops) {
    const at = text.indexOf(stop)
    if (at === -1) continue
    if (found === null || at < found.at || (at === found.at && stop.length > found.stop.length)) found = { at, stop }
  }
  return found
}

/** How many characters at the end of a text may be the beginning of a sequence: they wait for what follows. */
export function beginningAtEnd(text: string, stops: readonly string[]): number {
  let most = 0
  for (const stop of stops) {
    for (let length = Math.min(stop.length - 1, text.length); length > most; length -= 1) {
      if (text.endsWith(stop.slice(0, length))) most = length
    }
  }
  return most
}
