export type Serial = <T>(task: () => Promise<T>) => Promise<T>

/** Runs tasks one after the other, in the order they came; one that fails does not stop the next. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = last.then(task)
    last = run.catch(() => undefined)
    return run
  }
}
