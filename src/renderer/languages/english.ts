import { firstEnglish } from './first-english.ts'
import { lateEnglish } from './late-english.ts'

/** One namespace for each feature, so that a feature's texts live beside it. For types and tests: the page fetches the late ones late. */
export const english = { ...firstEnglish, ...lateEnglish }
