import { useEffect, useState } from 'react'

/**
 * Code that the first screen does without, fetched when it is first `wanted`; null until it is there. What can't be fetched
 * is asked for again the next time.
 */
export function useLateCode<T>(load: () => Promise<T>, wanted: boolean): T | null {
  const [code, setCode] = useState<T | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the way to load is the same at every call
  useEffect(() => {
    if (wanted && code === null)
      load().then(
        (loaded) => setCode(() => loaded),
        () => {},
      )
  }, [wanted, code])
  return code
}
