/**
 * The calls of a conversation so far that wait for a result. Gemini's clients may leave out ids: a result then answers the
 * first call of its name that is still open.
 */
export class OpenCalls {
  #calls = 0
  readonly #nameById = new Map<string, string>()
  readonly #idsByName = new Map<string, Set<string>>()

  /** The call's id: the given one, else the same for the same conversation each time it is sent. */
  add(name: string, given: string | undefined): string {
    this.#calls += 1
    const id = given === undefined || this.#nameById.has(given) ? `call_waybill_${this.#calls}` : given
    this.#nameById.set(id, name)
    const ids = this.#idsByName.get(name)
    if (ids === undefined) this.#idsByName.set(name, new Set([id]))
    else ids.add(id)
    return id
  }

  /** null: there is no such call. */
  answer(name: string, given: string | undefined): { readonly id: string; readonly name: string } | null {
    const byId = given === undefined ? undefined : this.#nameById.get(given)
    if (given !== undefined && byId !== undefined) {
      this.#idsByName.get(byId)?.delete(given)
      return { id: given, name: byId }
    }
    const ids = this.#idsByName.get(name)
    const first = ids?.values().next().value
    if (first === undefined) return null
    ids?.delete(first)
    return { id: first, name }
  }
}
