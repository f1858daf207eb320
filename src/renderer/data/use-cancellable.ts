import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

export interface Cancellable<Input> {
  readonly isRunning: boolean
  /** null as long as there is none; a job that was cancelled has none. */
  readonly error: unknown
  readonly start: (input: Input) => void
  /** Ends it on both sides. */
  readonly cancel: () => void
}

/** A long job that can be cancelled. It ends with the component that holds it: hold it where the user does not leave it. */
export function useCancellable<Input>(work: (input: Input, signal: AbortSignal) => Promise<void>): Cancellable<Input> {
  const running = useRef<AbortController | null>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (input: Input) => {
      const mine = new AbortController()
      running.current = mine
      try {
        await work(input, mine.signal)
      } catch (thrown) {
        if (!mine.signal.aborted) throw thrown
      }
    },
  })
  useEffect(() => () => running.current?.abort(), [])
  return { isRunning: isPending, error, start: mutate, cancel: () => running.current?.abort() }
}
