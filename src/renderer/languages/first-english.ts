import { app } from '../app/strings.en.ts'
import { common } from '../components/strings.en.ts'
import { overview } from '../features/overview/strings.en.ts'

/** What is said before any other screen than the first one is opened. */
export const firstEnglish = { common, app, overview }
