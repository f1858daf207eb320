import { useLayoutEffect, useRef } from 'react'

/** For what stands around a screen's parts: further down in the part before, the next one begins at its beginning. */
export function useSectionStart(section: string) {
  const start = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section is what it answers to
  useLayoutEffect(() => {
    const element = start.current
    const frame = element?.closest('.overflow-y-auto')
    if (element && frame && element.getBoundingClientRect().top < frame.getBoundingClientRect().top) {
      element.scrollIntoView({ block: 'start' })
    }
  }, [section])
  return start
}
