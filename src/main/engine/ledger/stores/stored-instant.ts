import { LATEST_INSTANT } from '../../../../shared/contract/values.ts'

/** UTC milliseconds as they stand in the database; what is beyond any calendar (someone edited it by hand) is its end. */
export function instantFrom<Stored extends number | null>(stored: Stored): Stored
export function instantFrom(stored: number | null): number | null {
  return stored === null ? null : Math.min(Math.max(stored, 0), LATEST_INSTANT)
}
