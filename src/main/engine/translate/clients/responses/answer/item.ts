import type { ResponseEvent } from './event.ts'

/** Where an item stands in the answer's `output`, and its id. */
export interface ItemPlace {
  readonly id: string
  readonly index: number
}

export interface Item {
  end(): readonly ResponseEvent[]
  /** As it stands in the finished answer. */
  whole(): object
}
