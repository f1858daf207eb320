import { writeFileSync } from 'node:fs'
import { privacyPage } from './privacy-page.ts'

writeFileSync(new URL('../PRIVACY.md', import.meta.url), privacyPage())
