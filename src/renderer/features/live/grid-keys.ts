export type GridMove =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }

/** What a key means in the list: which row is next, or open, or close; null for any other key. */
export function gridKey(key: string, at: number, count: number, page: number): GridMove | null {
  const to = (index: number): GridMove => ({ kind: 'move', to: Math.max(0, Math.min(count - 1, index)) })
  switch (key) {
    case 'ArrowDown':
      return to(at + 1)
    case 'ArrowUp':
      return to(at <= 0 ? 0 : at - 1)
    case 'PageDown':
      return to(at + page)
    case 'PageUp':
      return to(at - page)
    case 'Home':
      return to(0)
    case 'End':
      return to(count - 1)
    case 'Enter':
      return at === -1 ? null : { kind: 'open' }
    case 'Escape':
      return { kind: 'close' }
    default:
      return null
  }
}
