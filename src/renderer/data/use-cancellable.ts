import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

export interface Cancellable<Input> {
  readonly isRunning: boolean
  /** The last one was, by the user; what was done by then is done. */
  readonly isCancelled: boolean
  /** null as long as there is none; a job that was cancelled has none. */
  readonly error: unknown
  readonly start: (input: Input) => void
  /** Ends it on both sides. */
  readonly cancel: () => void
}

/**
 * A long job that can be cancelled. Begun anew, it ends the one before. It ends with the component that holds it: hold it
 * where the user does not leave it.
 */
export function useCancellable<Input>(work: (input: Input, signal: AbortSignal) => Promise<void>): Cancellable<Input> {
  const running = useRef<AbortController | null>(null)
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async (input: Input) => {
      running.current?.abort()
      const mine = new AbortController()
      running.current = mine
      try {
        await work(input, mine.signal)
        return 'done'
      } catch (thrown) {
        if (!mine.signal.aborted) throw thrown
        return 'cancelled'
      }
    },
  })
  useEffect(() => () => running.current?.abort(), [])
  const isCancelled = data === 'cancelled'
  return { isRunning: isPending, isCancelled, error, start: mutate, cancel: () => running.current?.abort() }
}
