import type { ReactNode } from 'react'

/** A button's words, which in the head of a narrow screen are only heard: its picture stays beside the title, in one line. */
export function WideLabel({ children }: { readonly children: ReactNode }) {
  return <span className="in-[header]:max-sm:sr-only">{children}</span>
}
